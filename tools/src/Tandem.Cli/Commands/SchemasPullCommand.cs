using System.CommandLine;
using k8s;
using k8s.Exceptions;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem schemas pull</c>: the schemas that a live cluster holds its objects against.</summary>
internal static class SchemasPullCommand
{
    private static readonly Option<string> Context = new("--context") { Description = "The kubeconfig context of the cluster.", HelpName = "CONTEXT", Required = true };

    private static readonly Option<string?> Kubeconfig = new("--kubeconfig") { Description = "The kubeconfig. By default the first file of KUBECONFIG, else ~/.kube/config.", HelpName = "FILE" };

    private static readonly Option<bool> All = new("--all") { Description = "Take in Kubernetes' own kinds too, from the cluster's OpenAPI documents; without it, what CRDs define." };

    private static readonly Option<int> Deadline = new("--deadline") { Description = "Seconds that one answer may take.", HelpName = "SECONDS", DefaultValueFactory = _ => 20 };

    public static Command Create(Screen screen)
    {
        var command = new Command("pull", "Write the schemas of a live cluster, for validate to read.") { Context, Kubeconfig, All, Deadline, SchemasImportCommand.Output, SchemasImportCommand.Force };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var repository = Repository.FindOrHere(parsed);
        var workspace = new Workspace(repository.Root);
        try
        {
            var (schemas, refused) = await PullAsync(parsed, cancel);
            refused.ToList().ForEach(reason => screen.Complain($"refused: {reason}"));
            var writer = new SchemaFolderWriter(SchemasImportCommand.FolderOf(parsed, repository, workspace));
            var code = SchemasWriting.Write(writer, [.. schemas], parsed.GetValue(SchemasImportCommand.Force), passedOver: 0, workspace, screen);
            return code == ExitCodes.Clean && refused.Count > 0 ? ExitCodes.Unchecked : code;
        }
        catch (PullException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            screen.Complain($"The schemas cannot be written: {e.Message.TrimEnd('.')}.");
            return ExitCodes.Usage;
        }
    }

    private static async Task<(IReadOnlyList<ImportedSchema> Schemas, IReadOnlyList<string> Refused)> PullAsync(ParseResult parsed, CancellationToken cancel)
    {
        var context = parsed.GetValue(Context)!;
        using var client = new Kubernetes(await ConfigurationAsync(parsed, context));
        var pull = new SchemaPull(client, context, TimeSpan.FromSeconds(parsed.GetValue(Deadline)));
        var (schemas, refused) = await pull.CustomKindsAsync(cancel);
        // A CRD says more than what the API server makes of it.
        return parsed.GetValue(All) ? ([.. schemas.Concat(await pull.AllKindsAsync(cancel)).DistinctBy(schema => schema.Id)], refused) : (schemas, refused);
    }

    private static async Task<KubernetesClientConfiguration> ConfigurationAsync(ParseResult parsed, string context)
    {
        var file = parsed.GetValue(Kubeconfig) is { } named ? Path.GetFullPath(named, CommonOptions.Folder(parsed)) : DefaultFile();
        try
        {
            var configuration = await KubernetesClientConfiguration.BuildConfigFromConfigFileAsync(new FileInfo(file), context);
            // Each answer has a deadline of its own.
            configuration.HttpClientTimeout = Timeout.InfiniteTimeSpan;
            return configuration;
        }
        catch (Exception e) when (e is KubeConfigException or IOException or UnauthorizedAccessException or YamlDotNet.Core.YamlException)
        {
            throw new PullException($"The context {context} of {file} cannot be used: {e.Message.TrimEnd('.')}.", "kubectl config get-contexts lists what there is; --kubeconfig names another file.");
        }
    }

    private static string DefaultFile() =>
        (Environment.GetEnvironmentVariable("KUBECONFIG") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config");
}
