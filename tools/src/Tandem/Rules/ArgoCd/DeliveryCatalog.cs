namespace Tandem.Rules.ArgoCd;

/// <summary>The rules over what Argo CD deploys.</summary>
internal static class DeliveryCatalog
{
    /// <summary>Them, by id.</summary>
    public static IReadOnlyList<Rule> Checks { get; } =
    [
        new MissingSourcePath(),
        new WrongDestination(),
        new ProjectForbids(),
        new SyncOrder(),
        new WrongRevision(),
        new ReplicasFought(),
        new UnknownSyncSetting(),
        new InvalidRetry(),
        new UnevenSync(),
        new InstallVersionMismatch(),
        new MissingHealthCheck(),
        new UnreadArgoCdSetting(),
        new UnwrittenStatus(),
        new WithheldChange(),
        new RemadeObject(),
        new WrongHealthCheck(),
        new UnfitComponent(),
        new SharedObject(),
        new DroppedSettings(),
    ];
}
