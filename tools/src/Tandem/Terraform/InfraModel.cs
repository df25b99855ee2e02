using System.Text.Json;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>The ground below the clusters as terraform plans it, joined with the files that say so.</summary>
public sealed class InfraModel
{
    private readonly InfraOutcome outcome;
    private readonly Task<FactTracer> tracer;
    private readonly Task<List<PlannedResource>> resources;

    /// <summary>Joins an outcome with the files, while whoever asked goes on: a run over what was planned before would wait for nothing else.</summary>
    internal InfraModel(InfraOutcome outcome, Task<FactTracer> tracer)
    {
        this.outcome = outcome;
        this.tracer = tracer;
        resources = Task.Run(async () => Join(outcome.Resources, await tracer));
    }

    /// <summary>Whether everything was planned: where it was not, what is missing from the plan proves nothing.</summary>
    public bool IsComplete => outcome.IsComplete;

    /// <summary>The blocks.</summary>
    public HclModule Module => Tracer.Module;

    /// <summary>Every planned instance.</summary>
    public IReadOnlyList<PlannedResource> Resources => resources.GetAwaiter().GetResult();

    private FactTracer Tracer => tracer.GetAwaiter().GetResult();

    /// <summary>The planned instances of a type.</summary>
    public IEnumerable<PlannedResource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    /// <summary>What terraform itself finds wrong.</summary>
    public IEnumerable<Finding> Findings() => outcome.Diagnostics.Count == 0 && outcome.Unformatted.Count == 0 ? [] :
    [
        .. new DiagnosticMapper(Module, Tracer).FindingsOf(outcome.Diagnostics),
        .. outcome.Unformatted.Select(file => Finding.At(TerraformRules.Unformatted, new Place(DiagnosticMapper.InRepository(file.File), file.Line, 1),
            $"{DiagnosticMapper.InRepository(file.File)} is not formatted.", "Run terraform fmt -recursive infra.")),
    ];

    /// <summary>What a provider will find wrong with what is not planned yet.</summary>
    public IEnumerable<Finding> Held() =>
        IsComplete ? new HeldRecords(Module, Tracer).Findings(address => Resources.Any(resource => resource.Address.StartsWith(address, StringComparison.Ordinal))) : [];

    private static List<PlannedResource> Join(JsonElement planned, FactTracer tracer)
    {
        var all = new List<PlannedResource>(planned.GetArrayLength());
        for (var i = 0; i < planned.GetArrayLength(); i++)
        {
            all.Add(new PlannedResource(planned[i], tracer.Module, tracer));
        }

        return all;
    }
}
