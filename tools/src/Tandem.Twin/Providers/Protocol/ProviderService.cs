using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Protocol;

/// <summary>The calls of terraform, each turned into our own terms and back.</summary>
internal sealed class ProviderService(ProviderCore core) : Provider.ProviderBase
{
    public override Task<SchemaAnswer> GetProviderSchema(SchemaQuestion request, ServerCallContext context)
    {
        var session = SessionOf(context);
        core.Note(session, nameof(GetProviderSchema));
        return Task.FromResult(SchemaMessages.Of(session.Provider));
    }

    public override Task<ProviderConfigAnswer> ValidateProviderConfig(ProviderConfigQuestion request, ServerCallContext context) => Task.FromResult(new ProviderConfigAnswer());

    public override Task<ConfigAnswer> ValidateResourceConfig(ConfigQuestion request, ServerCallContext context)
    {
        core.Note(SessionOf(context), nameof(ValidateResourceConfig), request.TypeName);
        var complaints = ConfigChecker.Check(SchemaOf(request.TypeName, context), Wire.ReadObject(request.Config) ?? MapValue.Empty);
        return Task.FromResult(new ConfigAnswer { Diagnostics = { Wire.Write(complaints) } });
    }

    public override Task<ConfigAnswer> ValidateDataResourceConfig(ConfigQuestion request, ServerCallContext context) => Task.FromResult(new ConfigAnswer());

    public override Task<UpgradeAnswer> UpgradeResourceState(UpgradeQuestion request, ServerCallContext context)
    {
        using var json = JsonDocument.Parse(request.RawState.Json.Memory);
        if (ValueJson.Read(json.RootElement) is MapValue state)
        {
            core.Reader.Adopt(SchemaOf(request.TypeName, context), state);
        }

        return Task.FromResult(new UpgradeAnswer { UpgradedState = new Dynamic { Json = request.RawState.Json } });
    }

    public override Task<ConfigAnswer> ConfigureProvider(ConfigureQuestion request, ServerCallContext context)
    {
        var session = SessionOf(context);
        session.Config = Wire.ReadObject(request.Config) ?? MapValue.Empty;
        core.Note(session, nameof(ConfigureProvider));
        return Task.FromResult(new ConfigAnswer());
    }

    public override async Task<ReadAnswer> ReadResource(ReadQuestion request, ServerCallContext context)
    {
        var state = Wire.ReadObject(request.CurrentState);
        if (state is null)
        {
            return new ReadAnswer { NewState = Wire.Write(Value.Null), Private = request.Private };
        }

        var outcome = await core.ReadAsync(SchemaOf(request.TypeName, context), state, SessionOf(context));
        return new ReadAnswer { NewState = Wire.Write(outcome.State), Diagnostics = { Wire.Write(outcome.Complaints) }, Private = request.Private };
    }

    public override Task<PlanAnswer> PlanResourceChange(PlanQuestion request, ServerCallContext context)
    {
        var answer = new PlanAnswer { PlannedState = request.ProposedNewState, PlannedPrivate = request.PriorPrivate };
        if (Wire.ReadObject(request.ProposedNewState) is { } proposed)
        {
            var session = SessionOf(context);
            core.Note(session, nameof(PlanResourceChange), request.TypeName);
            var plan = core.Planner.Plan(
                SchemaOf(request.TypeName, context), Wire.ReadObject(request.PriorState), proposed, Wire.ReadObject(request.Config) ?? MapValue.Empty, session);
            answer.PlannedState = Wire.Write(plan.Planned);
            answer.RequiresReplace.AddRange(plan.Replaces.Select(Wire.Write));
            answer.Diagnostics.AddRange(Wire.Write(plan.Complaints));
        }

        return Task.FromResult(answer);
    }

    public override async Task<ApplyAnswer> ApplyResourceChange(ApplyQuestion request, ServerCallContext context)
    {
        var outcome = await core.ApplyAsync(
            SchemaOf(request.TypeName, context), Wire.ReadObject(request.PriorState), Wire.ReadObject(request.PlannedState), SessionOf(context));
        if (outcome.Vanishes)
        {
            context.GetHttpContext().Abort();
        }

        return new ApplyAnswer { NewState = Wire.Write(outcome.State), Diagnostics = { Wire.Write(outcome.Complaints) }, Private = request.PlannedPrivate };
    }

    public override Task<ImportAnswer> ImportResourceState(ImportQuestion request, ServerCallContext context)
    {
        var answer = new ImportAnswer();
        if (core.Reader.Import(SchemaOf(request.TypeName, context), request.Id) is { } state)
        {
            answer.ImportedResources.Add(new ImportedResource { TypeName = request.TypeName, State = Wire.Write(state), Private = ByteString.Empty });
        }
        else
        {
            answer.Diagnostics.AddRange(Wire.Write([new Complaint("Cannot import non-existent remote object", $"There is no {request.TypeName} of the id {request.Id}.")]));
        }

        return Task.FromResult(answer);
    }

    public override Task<DataAnswer> ReadDataSource(DataQuestion request, ServerCallContext context)
    {
        var (schema, config) = (SchemaCatalog.Data(request.TypeName), Wire.ReadObject(request.Config) ?? MapValue.Empty);
        var (state, complaints) = schema.Type == "google_iam_policy" ? (PolicySource.Read(schema, config), []) : ProjectSource.Read(schema, config, SessionOf(context));
        return Task.FromResult(new DataAnswer { State = Wire.Write(state), Diagnostics = { Wire.Write(complaints) } });
    }

    /// <summary>Ends what is slow. The server itself stays: it serves other walks, and other terraforms.</summary>
    public override Task<StopAnswer> StopProvider(StopQuestion request, ServerCallContext context)
    {
        var session = SessionOf(context);
        core.Note(session, nameof(StopProvider));
        session.Stop();
        return Task.FromResult(new StopAnswer());
    }

    private static ResourceSchema SchemaOf(string type, ServerCallContext context) => SchemaCatalog.Resource(type, SessionOf(context).Provider);

    private static ProviderSession SessionOf(ServerCallContext context) =>
        (ProviderSession)context.GetHttpContext().Features.GetRequiredFeature<IConnectionItemsFeature>().Items[ProviderCore.SessionItem]!;
}
