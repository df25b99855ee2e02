using Tandem.Rules.Gateway;
using Tandem.Rules.Words;

namespace Tandem.Rules.References;

/// <summary>The rules over what objects say of each other.</summary>
internal static class ReferenceCatalog
{
    /// <summary>Them, by id.</summary>
    public static IReadOnlyList<Rule> Checks { get; } =
    [
        new MissingConfig(),
        new MissingAccount(),
        new MissingRole(),
        new MisdirectedBinding(),
        new ScriptWithoutRight(),
        new RightToNothing(),
        new UnsentHeader(),
        new UnservedApi(),
        new UnreadHeader(),
        new WaitBeyondDeadline(),
        new UnknownDrillPart(),
        new MissingClaim(),
        new MissingScaleTarget(),
        new SelectsNothing(),
        new UnknownPort(),
        new SelectsOthers(),
        new UnreadyEndpoints(),
        new MissingNamespace(),
        new DuplicateObject(),
        new RemovedApi(),
        new MissingParent(),
        new MissingBackend(),
        new MissingPolicyTarget(),
        new BrokenMetricChain(),
        new MissingPool(),
        new PickerMismatch(),
        new PoolNotExported(),
    ];
}
