namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>How the items of a list are told apart when two lists are merged.</summary>
internal enum ListKind
{
    /// <summary>Not at all: one list replaces the other.</summary>
    Atomic,

    /// <summary>By their value.</summary>
    Set,

    /// <summary>By some of their fields.</summary>
    Map,
}
