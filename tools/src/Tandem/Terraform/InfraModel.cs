using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>The ground below the clusters as terraform plans it, joined with the files that say so.</summary>
public sealed class InfraModel
{
    private readonly InfraOutcome outcome;
    private readonly DiagnosticMapper mapper;
    private readonly HeldRecords held;

    /// <summary>Joins an outcome with the files.</summary>
    internal InfraModel(InfraOutcome outcome, FactTracer tracer)
    {
        this.outcome = outcome;
        Module = tracer.Module;
        held = new HeldRecords(Module, tracer);
        mapper = new DiagnosticMapper(Module, tracer);
        Resources = [.. outcome.Resources.Select(resource => new PlannedResource(resource, Module, tracer))];
    }

    /// <summary>Whether everything was planned: where it was not, what is missing from the plan proves nothing.</summary>
    public bool IsComplete => outcome.IsComplete;

    /// <summary>The blocks.</summary>
    public HclModule Module { get; }

    /// <summary>Every planned instance.</summary>
    public IReadOnlyList<PlannedResource> Resources { get; }

    /// <summary>The planned instances of a type.</summary>
    public IEnumerable<PlannedResource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    /// <summary>What terraform itself finds wrong.</summary>
    public IEnumerable<Finding> Findings() =>
    [
        .. mapper.FindingsOf(outcome.Diagnostics),
        .. IsComplete ? held.Findings(address => Resources.Any(resource => resource.Address.StartsWith(address, StringComparison.Ordinal))) : [],
        .. outcome.Unformatted.Select(file => Finding.At(TerraformRules.Unformatted, new Place(DiagnosticMapper.InRepository(file.File), file.Line, 1),
            $"{DiagnosticMapper.InRepository(file.File)} is not formatted.", "Run terraform fmt -recursive infra.")),
    ];
}
