namespace Tandem.Live.Drill;

/// <summary>What a drill may change.</summary>
public enum UndoKind
{
    /// <summary><c>spec.syncPolicy.automated</c> of an Application.</summary>
    Automated,

    /// <summary><c>spec.replicas</c> of a Deployment.</summary>
    Replicas,

    /// <summary><c>spec.unschedulable</c> of a Node.</summary>
    Unschedulable,

    /// <summary>A fault of the twin; before the drill there was none.</summary>
    Fault,
}
