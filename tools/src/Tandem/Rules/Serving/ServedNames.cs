using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>The names that a server answers to.</summary>
internal static class ServedNames
{
    private const string Flag = "served-model-name";

    /// <summary>What is wrong where the fact's is none of them.</summary>
    public static Flaw? Of(ModelServer server)
    {
        // The parser takes the list for the flag's values up to the next flag.
        var named = server.Words.List(Flag);
        var wanted = server.Facts["servedModelName"];
        var values = named?.Values ?? [];
        if (wanted is null || values.Any(value => value.Text == wanted || value.Text.StartsWith('$')) || server.Flags.All.Any(flag => flag.Name != Flag && NearestName.Find(flag.Name, [Flag]) is not null))
        {
            return null;
        }

        // A variable that is to hold the name has a finding of its own.
        var message = $"The server does not answer to {wanted}, by which requests ask for the model.";
        var near = values.FirstOrDefault(value => value.Variable is null && NearestName.Find(value.Text, [wanted]) is not null);
        return values.Any(value => value.Variable?.Parent?["name"].Text == "SERVED_MODEL_NAME") ? null
            : near is not null ? near.Field.Flaw(message, $"Did you mean {wanted}?")
            : named is { } list ? list.Flag.Flaw(message, "Add $(SERVED_MODEL_NAME) to its values.")
            : server.Container["args"].Lacks(message, $"Add --{Flag}=$(SERVED_MODEL_NAME).");
    }
}
