using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Rules;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Validation;

/// <summary>The layer terraform of a run.</summary>
internal sealed class InfraStage(ValidationRequest request, Workspace workspace, CacheFolder cache)
{
    public async Task<InfraStageResult> RunAsync(CancellationToken cancel)
    {
        if (!request.IsRepository)
        {
            return InfraStageResult.Skip("not part of what was asked for");
        }

        var files = InfraFiles.Configuration(workspace).ToList();
        if (request.Skip.Contains(Layers.Terraform))
        {
            return InfraStageResult.Skip("not part of what was asked for") with { Files = files };
        }

        if (!files.Exists(file => file.EndsWith(".tf", StringComparison.Ordinal)))
        {
            return InfraStageResult.Skip($"there is no configuration in {InfraFiles.Folder}");
        }

        if (request.Providers is not { } providers)
        {
            return InfraStageResult.Skip("no providers to plan against");
        }

        try
        {
            // What the files say of themselves needs no answer of terraform.
            var tracer = Task.Run(() => FactTracer.Read(workspace), cancel);
            var program = await TerraformLocator.FindAsync(cache, cancel);
            var outcome = await new InfraPlanner(workspace, program, providers, request.UseCache ? cache : null).PlanAsync(cancel);
            var model = new InfraModel(outcome, tracer);
            List<Finding> findings = [.. model.Findings()];
            var unknown = findings.Exists(finding => finding.Rule == TerraformRules.Unknown) ? "a provider, type or module of it is not known here" : null;
            return new InfraStageResult(model, findings, files, program.ToString(), unknown);
        }
        catch (ProgramException e)
        {
            return InfraStageResult.Skip(e.Message) with
            {
                Findings = [Finding.At(ToolRules.UnusableProgram, new Place(InfraFiles.Folder, 1, 1), e.Message, e.Hint)],
                Files = files,
            };
        }
    }
}
