namespace Tandem.Rules.ArgoCd;

/// <summary>The option by which a sync leaves alone what an Application ignores.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/sync-options.md.</remarks>
internal static class RespectedDifferences
{
    private const string Respect = "RespectIgnoreDifferences=";

    /// <summary>The option where it is missing or off; null where it is on. Without it the difference is hidden, and yet overwritten by the next sync.</summary>
    public static Flaw? Missing(Delivery delivery)
    {
        var options = delivery.Application["spec"]["syncPolicy"]["syncOptions"];
        var said = options.Items.FirstOrDefault(option => Schemas.NearestName.Find(option.Text ?? "", [Respect + "true"]) is not null);
        var message = $"The Application {delivery.Name} ignores replicas, but the next sync sets them all the same without {Respect}true.";
        return said?.Text == Respect + "false" ? said.Flaw(message, "Write true.")
            : said is not null ? null
            : options.Exists ? options.KeyFlaw(message, $"Add {Respect}true.") : options.Missing(message, $"Add syncOptions with {Respect}true.");
    }
}
