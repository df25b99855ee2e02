namespace Tandem.Rules.ArgoCd;

/// <summary>The cluster that an Argo CD runs in, as destinations name it.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/operator-manual/declarative-setup.md.</remarks>
internal static class Destinations
{
    /// <summary>Its address.</summary>
    public const string OwnServer = "https://kubernetes.default.svc";

    /// <summary>Its name.</summary>
    public const string OwnName = "in-cluster";
}
