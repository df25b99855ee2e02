using Tandem.Kustomize;
using Tandem.Rules.Gateway;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>The folder that a server reads its model from: in a mount, and in the bucket.</summary>
/// <param name="Server">The server.</param>
internal sealed record WeightsFolder(ModelServer Server)
{
    private readonly List<(ObjectField Mount, FuseVolume Volume)> mounts =
        [.. FuseVolume.Of(Server.Pod).SelectMany(volume => volume.Mounts.Where(pair => pair.Container == Server.Container || pair.Container["name"].Text == Server.Container["name"].Text).Select(pair => (pair.Mount, volume)))];

    /// <summary>A model that is named where no mount of the server holds it.</summary>
    public Mismatch? Unmounted()
    {
        var word = Server.ModelWord;
        if (word is null || mounts.Count == 0 || word.Text.StartsWith('$') || Placeholders.IsIn(word.Text) || IsMounted(word.Text))
        {
            return null;
        }

        var place = mounts[0].Mount["mountPath"];
        return !word.Text.StartsWith('/') ? new Mismatch(word.Setter.Flaw($"The server loads {word.Text} from the Hub; its weights are mounted at {place.Text}.", $"Name the folder {place.Text}."), place)
            : Evidence.IsOdd(Server.World.Fleet.References, place, place.Text ?? "", word.Text, [word.Setter]) || (word.Setter == word.Field && word.Variable is not null)
            ? new Mismatch(place.Flaw($"The weights are mounted at {place.Text}, but the server looks for them in {word.Text}.", $"Mount them at {word.Text}."), word.Setter)
            : new Mismatch(word.Setter.Flaw($"The server looks for its weights in {word.Text}, but they are mounted at {place.Text}.", $"Name {place.Text}."), place);
    }

    /// <summary>A folder of the bucket that is not the one the loader fills.</summary>
    public (Flaw Flaw, string Fact)? Misplaced()
    {
        var (model, revision) = (Server.Facts["model"], Server.Facts["modelRevision"]);
        var word = Server.ModelWord;
        var mount = mounts.FirstOrDefault(pair => word is not null && Mounts.Holds(pair.Mount["mountPath"].Text, word.Text));
        if (model is null || revision is null || mount.Mount is null || Placeholders.IsIn(mount.Volume.Options.Text ?? ""))
        {
            return null;
        }

        var folder = string.Join('/', new[] { mount.Volume.Option("only-dir"), mount.Mount["subPath"].Text, word!.Text[mount.Mount["mountPath"].Text!.TrimEnd('/').Length..] }
            .Where(part => part is { Length: > 0 }).Select(part => part!.Trim('/')).Where(part => part.Length > 0));
        var (options, hint) = (mount.Volume.Options, "Mount it with only-dir:MODEL/REVISION, as the facts say.");
        if (mount.Mount["subPath"] is { Exists: true } part && mount.Volume.Option("only-dir")?.Trim('/') == $"{model}/{revision}")
        {
            return (part.Flaw($"The mount shows the folder {model}/{revision} already, and {part.Text} is a folder of it that nobody fills.", "Take subPath out."), "model");
        }

        // Where the loader fills this folder too, what it is told has a finding of its own.
        return folder == $"{model}/{revision}" || WeightsWait.Loaders(Server.World).Any(pod => folder == Filled(pod)) ? null
            : (options.Exists ? options.Flaw($"The server reads {(folder.Length == 0 ? "the whole bucket" : $"the folder {folder}")}; the loader fills {model}/{revision}.", hint)
                : options.Missing($"The server reads the whole bucket; the loader fills {model}/{revision}.", hint), folder.StartsWith(model + "/", StringComparison.Ordinal) ? "modelRevision" : "model");
    }

    private string Filled(PodTemplate pod) => string.Join(" ", pod.Spec["containers"].Items.Where(container => container.Mapping is not null).Select(container => new ContainerEnvironment(Server.World, pod, container))
        .Select(environment => $"{environment.Value("MODEL")}/{environment.Value("MODEL_REVISION")}"));

    private bool IsMounted(string path) => Mounts.Paths(Server.Container).Exists(mount => Mounts.Holds(mount.Text, path));
}
