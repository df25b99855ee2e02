namespace Tandem.Rules.ArgoCd;

/// <summary>How near to each other two objects of a sync must be applied.</summary>
internal enum PrecedenceBond
{
    /// <summary>In one wave will do: there Argo CD sorts by kind, or nothing waits.</summary>
    NotLater,

    /// <summary>In an earlier wave.</summary>
    Earlier,

    /// <summary>In one wave: either waits for the other to become healthy.</summary>
    Together,
}
