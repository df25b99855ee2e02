using System.Text.Json;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Terraform.Operations;

/// <summary>Terraform over a scratch copy of <c>infra/</c>, with a state that outlives it: a file of ours offline, the backend's live.</summary>
public sealed class InfraTerraform : IAsyncDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);

    // Node pools alone may take an hour where capacity is scarce.
    private static readonly TimeSpan Long = TimeSpan.FromHours(3);

    /// <summary>How long terraform may take to end what it has begun, once it is asked to stop: a cluster takes its time.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMinutes(30);

    /// <summary>The command that reads the state.</summary>
    internal const string ReadState = "show";

    private readonly TerraformProgram program;
    private readonly InfraScratch scratch;
    private readonly IProviderSession? session;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly string? stateFile;

    private InfraTerraform(TerraformProgram program, InfraScratch scratch, IProviderSession? session, IReadOnlyDictionary<string, string> environment, string stateFolder, string? stateFile) =>
        (this.program, this.scratch, this.session, this.environment, StateFolder, this.stateFile) = (program, scratch, session, environment, stateFolder, stateFile);

    /// <summary>Where what must outlive a run stands.</summary>
    public string StateFolder { get; }

    /// <summary>Whether it stays on this machine.</summary>
    public bool IsOffline => session is not null;

    /// <summary>The calls beside terraform.</summary>
    /// <param name="http">The client.</param>
    /// <param name="token">An OAuth access token; null offline.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<GroundApi> GroundAsync(HttpClient http, string? token, CancellationToken cancel)
    {
        if (session is null)
        {
            return new GroundApi(http, new Uri("https://compute.googleapis.com/"), new Uri("https://storage.googleapis.com/"), token);
        }

        var embedded = await session.ServeGroundAsync(cancel);
        return new GroundApi(http, embedded, embedded, null);
    }

    /// <summary>How to open a state that a dead run left locked.</summary>
    public string HowToUnlock => stateFile is null
        ? "terraform -chdir=infra force-unlock ID, with the id that terraform plan shows."
        : $"delete {Path.Combine(Path.GetDirectoryName(stateFile)!, "." + Path.GetFileName(stateFile) + ".lock.info")}.";

    /// <summary>How to get back a state that cannot be read.</summary>
    public string HowToRestore => stateFile is null
        ? "It stands in a versioned bucket: use the terraform that wrote it, or restore an older version of the object."
        : $"Use the terraform that wrote it, or restore {stateFile}.backup. Offline nothing is lost with the whole folder {StateFolder}: delete it to begin anew.";

    /// <summary>Runs against embedded providers; state and what they remember stand in <paramref name="stateFolder"/>.</summary>
    public static async Task<InfraTerraform> OfflineAsync(
        Workspace workspace, TerraformProgram program, IProviderHost providers, string stateFolder, CancellationToken cancel)
    {
        Directory.CreateDirectory(stateFolder);
        var embedded = await providers.StartAsync(Path.Combine(stateFolder, "providers"), cancel);
        return new InfraTerraform(program, InfraScratch.Create(workspace, keepBackend: false), embedded,
            TerraformEnvironment.Offline(embedded.ReattachProviders), stateFolder, Path.Combine(stateFolder, "terraform.tfstate"));
    }

    /// <summary>Runs against Google Cloud with the caller's credentials; plugins are kept in <paramref name="stateFolder"/>, the state in <paramref name="bucket"/>.</summary>
    public static async Task<InfraTerraform> LiveAsync(
        Workspace workspace, TerraformProgram program, string stateFolder, string bucket, CancellationToken cancel)
    {
        Directory.CreateDirectory(stateFolder);
        var live = new Dictionary<string, string>(TerraformEnvironment.Live(), StringComparer.Ordinal) { ["TF_DATA_DIR"] = Path.Combine(stateFolder, "data") };
        var terraform = new InfraTerraform(program, InfraScratch.Create(workspace, keepBackend: true), null, live, stateFolder, null);
        var result = await terraform.CallAsync(["init", "-input=false", "-no-color", "-json", $"-backend-config=bucket={bucket}"], Short, null, cancel);
        return result.ExitCode == 0 ? terraform : throw new TerraformException("init", [.. DiagnosticReader.OfStream(result)]);
    }

    /// <summary>Plans a step.</summary>
    /// <exception cref="TerraformException">terraform refused.</exception>
    public async Task<InfraPlan> PlanAsync(InfraStep step, CancellationToken cancel)
    {
        var file = Path.Combine(scratch.Root, "plan");
        var result = await CallAsync(["plan", "-json", "-input=false", .. State(), .. step.Arguments, $"-out={file}"], Long, null, cancel);
        var diagnostics = DiagnosticReader.OfStream(result).ToList();
        if (result.ExitCode != 0)
        {
            throw new TerraformException("plan", diagnostics);
        }

        var shown = await CallAsync(["show", "-json", file], Short, null, cancel);
        using var plan = JsonDocument.Parse(shown.Output);
        return new InfraPlan(PlannedChange.Read(plan.RootElement), InfraGraph.Read(plan.RootElement));
    }

    /// <summary>Applies a step without a question.</summary>
    /// <exception cref="TerraformException">terraform could not do all of it; what it did stands in its state.</exception>
    public async Task ApplyAsync(InfraStep step, Action<ResourceProgress> progress, CancellationToken cancel)
    {
        void Tell(string line)
        {
            if (ResourceProgress.From(line) is { } told)
            {
                progress(told);
            }
        }

        var result = await CallAsync(["apply", "-json", "-input=false", "-auto-approve", .. State(), .. step.Arguments], Long, Tell, cancel);
        if (result.ExitCode != 0)
        {
            throw new TerraformException(step.Destroys ? "destroy" : "apply", [.. DiagnosticReader.OfStream(result)]);
        }
    }

    /// <summary>Takes a resource that exists into the state.</summary>
    /// <exception cref="TerraformException">It cannot be taken in.</exception>
    public async Task ImportAsync(string address, string id, IReadOnlyDictionary<string, string> variables, CancellationToken cancel)
    {
        var result = await CallAsync(["import", "-no-color", "-input=false", .. State(), .. variables.Select(variable => $"-var={variable.Key}={variable.Value}"), address, id], Long, null, cancel);
        if (result.ExitCode != 0)
        {
            throw new TerraformException("import", [.. DiagnosticReader.OfStream(result)]);
        }
    }

    /// <summary>What stands in the state.</summary>
    public async Task<IReadOnlyList<StateResource>> StateAsync(CancellationToken cancel)
    {
        if (stateFile is not null && !File.Exists(stateFile))
        {
            return [];
        }

        var result = await CallAsync([ReadState, "-json", "-no-color", .. stateFile is null ? [] : new[] { stateFile }], Short, null, cancel);
        if (result.ExitCode != 0)
        {
            throw new TerraformException(ReadState, [.. DiagnosticReader.OfStream(result)]);
        }

        using var state = JsonDocument.Parse(result.Output);
        return StateResource.Read(state.RootElement);
    }

    /// <summary>Runs <c>terraform test</c> over <c>infra/tests</c>.</summary>
    public Task<ProgramResult> TestAsync(Action<string> onLine, CancellationToken cancel) =>
        CallAsync(["test", "-no-color"], Short, onLine, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        scratch.Dispose();
        if (session is not null)
        {
            await session.DisposeAsync();
        }
    }

    private IEnumerable<string> State() => stateFile is null ? ["-lock-timeout=60s"] : [$"-state={stateFile}", "-lock-timeout=5s"];

    private Task<ProgramResult> CallAsync(IReadOnlyList<string> arguments, TimeSpan timeout, Action<string>? onLine, CancellationToken cancel) =>
        ProgramRunner.RunAsync(
            new ProgramCall(program.Path, arguments, scratch.Folder, timeout) { Environment = environment, OnLine = onLine, GraceOnCancel = Grace }, cancel);
}
