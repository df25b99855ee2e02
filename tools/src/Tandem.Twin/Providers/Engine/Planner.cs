using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>Plans a create or an update, strictly: nothing is planned that the configuration or the schema does not give.</summary>
internal sealed class Planner(bool knownIds)
{
    public Plan Plan(ResourceSchema schema, MapValue? prior, MapValue proposed, MapValue config, ProviderSession session)
    {
        // Of the configuration terraform has asked before, instance by instance; here state may stand in it, where changes are ignored.
        var draft = Drafts.Of(schema.Fields, proposed, config);
        draft = ProviderDefaults.Apply(schema, draft, session);
        List<Complaint> complaints = [.. ProviderDefaults.Missing(schema, draft)];
        if (complaints.Count > 0)
        {
            return new Plan(proposed, [], complaints);
        }

        draft = LabelFields.Apply(schema, draft, session);
        var planned = draft == prior ? prior : FieldFiller.Fill(schema.Fields, draft, value => value.IsNull, field => Answer(field, draft));
        var resource = new Resource(schema.Type, ResourceIds.Of(schema, planned) ?? "", planned);
        // Of two that terraform plans at once, one sees the other.
        lock (session.Planned)
        {
            complaints.AddRange(RuleBook.Planned(resource, session.Planned));
            session.Planned.Add(resource);
        }

        return new Plan(planned, prior is null ? [] : [.. Replacements.Between(schema, prior, planned)], complaints);
    }

    private Value Answer(FieldSchema field, MapValue draft) =>
        knownIds && field.Template is { } template ? Templates.Fill(template, draft) : Value.Unknown;
}
