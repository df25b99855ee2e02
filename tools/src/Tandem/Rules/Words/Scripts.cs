using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>Finds the scripts of this fleet that a container runs: files of ConfigMaps that its command lines name.</summary>
internal static class Scripts
{
    private static readonly string[] Endings = [".py", ".sh"];

    /// <summary>Those of all containers of some Pods.</summary>
    public static IEnumerable<Script> Of(World world, IEnumerable<PodTemplate> pods) =>
        pods.SelectMany(pod => pod.Containers.SelectMany(container => world.ScriptsOf(pod, container)));

    /// <summary>Them; none for a container that runs what only its image has.</summary>
    public static IReadOnlyList<Script> Of(World world, PodTemplate pod, ObjectField container)
    {
        // Most containers mount no ConfigMap; their words need not be read.
        var words = new Lazy<List<string>>(() => [.. Arguments.Everything(container, pod.Namespace).Select(argument => argument.Text)]);
        return
        [
            .. from mount in container["volumeMounts"].Items
               let map = MountedFiles.MapOf(world, pod, mount["name"].Text)
               where map is not null
               from file in map["data"].Entries
               where file.Text is not null && Endings.Any(ending => file.Key.EndsWith(ending, StringComparison.Ordinal)) && words.Value.Exists(word => Runs(word, file.Key))
               select new Script(file.Key, file.Text!) { File = file },
        ];
    }

    // By its path, or as a module of Python: --middleware=region_header.RegionHeader, -m region_header.
    private static bool Runs(string word, string file) =>
        word.EndsWith("/" + file, StringComparison.Ordinal) || word == file
        || (file.EndsWith(".py", StringComparison.Ordinal) && word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('.', ':')[0] == file[..^".py".Length]);
}
