using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Terraform;

/// <summary><c>tandem infra</c> as its users run it, over the real configuration and the embedded providers, in a state of its own.</summary>
public abstract class InfraCommandTest : IDisposable
{
    private readonly string state = Directory.CreateTempSubdirectory("tandem-state-").FullName;

    private protected TestTree Tree { get; } = TestTree.OfTheFleet();

    private protected string Store => Path.Combine(state, "infra", "providers");

    private protected string StateFile => Path.Combine(state, "infra", "terraform.tfstate");

    public void Dispose()
    {
        Tree.Dispose();
        Directory.Delete(state, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<CommandLine.Result> RunAsync(params string[] arguments) => CommandLine.RunAsync(Tree.Root, ["infra", .. arguments], environment: Environment());

    private protected (string, string)[] Environment() => [("TANDEM_STATE", state)];

    private protected void Mark(string path, string text)
    {
        var file = Path.Combine(Store, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
    }

    private protected void Fault(string operation, string type, string effect, int times = 0, int milliseconds = 0, string? message = null, int after = 0)
    {
        Directory.CreateDirectory(Store);
        var fault = new JsonObject { ["op"] = operation, ["type"] = type, ["match"] = "", ["times"] = times, ["after"] = after, ["effect"] = effect, ["milliseconds"] = milliseconds, ["message"] = message };
        File.WriteAllText(Path.Combine(Store, "faults.json"), new JsonArray(fault).ToJsonString());
    }

    private protected string Journal()
    {
        var file = Path.Combine(state, "infra", "in-flight");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private protected List<string> Resources() => ResourcesIn(StateFile);

    private protected static List<string> ResourcesIn(string file) => !File.Exists(file) ? [] :
    [
        .. from resource in JsonNode.Parse(File.ReadAllText(file))!["resources"]!.AsArray()
           where (string?)resource!["mode"] == "managed"
           from instance in resource["instances"]!.AsArray()
           orderby $"{resource["type"]}.{resource["name"]}[{instance!["index_key"]}]"
           select $"{resource["type"]}.{resource["name"]}[{instance["index_key"]}] {instance["attributes"]!.ToJsonString()}",
    ];
}
