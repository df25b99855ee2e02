using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Pods that are killed, or stop, before the answers they owe are given.</summary>
public sealed class GraceTooShort() : ReferenceRule(new RuleInfo(
    "TND0616", "grace-too-short", Severity.Error, Layers.References, "Pods are killed, or stop, before their answers are given."))
{
    // A health check that takes longer to notice is itself the mistake.
    private const long Noticed = 30;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        world.OwnPods.Select(pod => Judge(world, pod)).OfType<Mismatch>().Select(mismatch => Found(world, mismatch.Flaw, mismatch.Other is null ? [] : [mismatch.Other]));

    private static Mismatch? Judge(World world, PodTemplate pod)
    {
        var hook = DrainHook.Of(pod);
        var policy = ServedPolicies.Of(world, pod, "GCPBackendPolicy").FirstOrDefault();
        var server = ModelServer.In(world, pod).FirstOrDefault();
        return policy is null || server is null ? hook is null or { IsAction: true } || hook.Total + 1 <= Grace.Of(pod) ? null : new Mismatch(Killed(pod, hook), null)
            : hook is null ? Undrained.Of(pod, server) is { } flaw ? new Mismatch(flaw, policy["timeoutSec"]) : null
            : Draining(world, pod, hook, new AnswerTime(policy, hook.Drains));
    }

    private static Mismatch? Draining(World world, PodTemplate pod, DrainHook hook, AnswerTime answer)
    {
        var check = ServedPolicies.Of(world, pod, "HealthCheckPolicy").FirstOrDefault();
        var noticed = AnswerTime.Ejection(check) ?? 0;
        var (wanted, grace) = (hook.Settle + answer.Agreed, Grace.Of(pod));
        return hook.IsSleep && hook.Total < answer.Agreed ? new Mismatch(Cut(hook, answer), answer.TimeoutField)
            : hook.IsSleep ? hook.IsAction || hook.Total + Grace.Least <= grace ? null : new Mismatch(Killed(pod, hook), null)
            : noticed <= Noticed && hook.Settle < noticed ? new Mismatch(hook.SettleField.Flaw($"The Pods go on serving for {hook.Settle} s, but it takes the load balancer {noticed} to notice that they leave.", "Requests that are sent later fail."), check)
            : hook.Drains < answer.Agreed ? new Mismatch(Early(hook, answer, grace), answer.TimeoutField)
            : hook.Total + Grace.Least <= grace ? grace <= 3 * (hook.Total + Grace.ToEnd) ? null : new Mismatch(Grace.Field(pod).Flaw($"A Pod that hangs keeps its node for {grace} s; its hook takes at most {hook.Total}.", "Leave half a minute after the hook."), hook.TotalField)
            : hook.Total > wanted && wanted + Grace.Least <= grace ? new Mismatch(hook.TotalField.Flaw($"The Pods drain for up to {hook.Total} s, but are killed after {grace}; an answer takes at most {answer.Agreed}.", $"Drain for {wanted} s."), Grace.Field(pod))
            : new Mismatch(Killed(pod, hook), hook.TotalField);
    }

    // Of the two that make the time, the one that strayed.
    private static Flaw Early(DrainHook hook, AnswerTime answer, long grace)
    {
        var field = hook.Total >= answer.Agreed && hook.Total + Grace.ToEnd >= grace && !hook.IsSleep ? hook.SettleField : hook.TotalField;
        return field.Flaw($"Of {hook.Total} s the Pods have {Math.Max(0, hook.Drains)} left to answer what they took, but an answer may take {answer.Agreed}.", "Drain for as long as the longest answer, after the time in which the load balancer notices.");
    }

    private static Flaw Cut(DrainHook hook, AnswerTime answer) => hook.TotalField.Flaw(
        $"The server is told to stop after {hook.Total} s, and breaks off what it has begun: an answer may take {answer.Agreed}.", "Wait until no request is left, or as long as the longest answer.");

    private static Flaw Killed(PodTemplate pod, DrainHook hook)
    {
        var field = Grace.Field(pod);
        var message = $"The hook before the stop takes up to {hook.Total} s, but the Pods are killed after {Grace.Of(pod)}{(field.Exists ? "" : ", the default")}.";
        const string hint = "The grace includes the hook: leave half a minute after it.";
        return field.Exists ? field.Flaw(message, hint) : field.Missing(message, hint);
    }

    private sealed record Mismatch(Flaw Flaw, ObjectField? Other);
}
