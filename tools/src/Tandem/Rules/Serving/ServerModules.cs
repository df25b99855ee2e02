using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Python modules that a server is started from or takes in.</summary>
internal static class ServerModules
{
    private static readonly string[] Programs = ["vllm.entrypoints.openai.api_server", "vllm.entrypoints.api_server", "vllm.entrypoints.openai.run_batch", "vllm.entrypoints.grpc_server"];
    private static readonly string[] Commands = ["serve", "chat", "complete", "bench", "collect-env", "run-batch"];

    /// <summary>Those that are not there.</summary>
    public static IEnumerable<Flaw> Of(World world, PodTemplate pod, ObjectField container)
    {
        var items = new CommandLine(container).Items;
        for (var i = 1; i < items.Count; i++)
        {
            var (before, text) = (items[i - 1].Text ?? "", items[i].Text ?? "");
            var (known, thing) = before == "-m" ? (Programs, "module") : before.Split('/')[^1] == "vllm" ? (Commands, "command") : ([], "");
            if (!known.Contains(text, StringComparer.Ordinal) && NearestName.Find(text, known) is { } near)
            {
                yield return items[i].Flaw($"{text} is no {thing} of vLLM.", $"Did you mean {near}?");
            }
        }

        foreach (var word in new Arguments(container, pod.Namespace).All.Where(word => word.Text.StartsWith("--middleware=", StringComparison.Ordinal)))
        {
            if (Middleware(world, pod, container, word) is { } flaw)
            {
                yield return flaw;
            }
        }
    }

    // Found in the working directory, which `python3 -m` puts on the path: where that is a ConfigMap, all its modules are known.
    private static Flaw? Middleware(World world, PodTemplate pod, ObjectField container, Argument word)
    {
        var name = word.Text["--middleware=".Length..];
        var dot = name.LastIndexOf('.');
        var (module, type) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        var scripts = container["volumeMounts"].Items.Select(mount => (Mount: mount, Map: MountedFiles.MapOf(world, pod, mount["name"].Text))).Where(pair => pair.Map is not null).ToList();
        var here = scripts.FirstOrDefault(pair => pair.Mount["mountPath"].Text?.TrimEnd('/') == container["workingDir"].Text?.TrimEnd('/'));
        if (here.Map is null || container["env"].Items.Any(entry => entry["name"].Text == "PYTHONPATH"))
        {
            var elsewhere = here.Map is null && !container["workingDir"].IsMisspelt ? scripts.FirstOrDefault(pair => pair.Map!["data"].Has(module + ".py")).Mount : null;
            var told = $"The server looks for {module} in its working directory, but {module}.py is in {elsewhere?["mountPath"].Text}.";
            return elsewhere is null || container["env"].Items.Any(entry => entry["name"].Text == "PYTHONPATH") ? null
                : container["workingDir"].Exists ? container["workingDir"].Flaw(told, $"Write workingDir: {elsewhere["mountPath"].Text}.") : container["workingDir"].Missing(told, $"Add workingDir: {elsewhere["mountPath"].Text}.");
        }

        var modules = here.Map["data"].Entries.Where(file => file.Key.EndsWith(".py", StringComparison.Ordinal)).ToList();
        var file = modules.Find(candidate => candidate.Key == module + ".py");
        var near = NearestName.Find(module, modules.Select(candidate => candidate.Key[..^3]));
        return file is null && near is null && MountedFiles.Forgotten(world, here.Map, module + ".py") is { } data
            ? data.KeyFlaw($"{module}.py is none of the files of the ConfigMap {data.Owner.WrittenName}, but the server takes in the module.", $"Add {module}.py to the list.")
            : file is null && modules.Find(candidate => type.Length > 0 && candidate.Text is not null && Defines(candidate, type)) is { } meant
                ? word.Field.Flaw($"The server takes in {type} of the module {module}, which {container["workingDir"].Text} does not have.", $"{meant.Key} defines it: write {meant.Key[..^3]}.{type}.")
            : file is null ? near is null && module.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') ? null
                : word.Field.Flaw($"The server takes in the module {module}, which {container["workingDir"].Text} does not have.", near is null ? "A module's name has letters, digits and _." : $"Did you mean {near}?")
            : Defines(file, type) ? null
            : word.Field.Flaw($"{file.Key} has no {(type.Length == 0 ? "class of that name: none is given" : type)}.", "Write MODULE.CLASS, as the file defines it.");
    }

    private static bool Defines(ObjectField file, string type) => file.Text is not { } text
        || text.Split('\n').Any(line => line.Split(' ', '(', ':') is [var word, var name, ..] && word is "class" or "def" && name == type || line.StartsWith("async def " + type + "(", StringComparison.Ordinal) || line.StartsWith(type + " =", StringComparison.Ordinal));
}
