using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>Jobs: Pods until enough have succeeded, or too many have failed, or the time is up.</summary>
internal sealed class JobController : Controller
{
    private const string Source = "job-controller";

    public override void Reconcile(SimulatedCluster cluster)
    {
        foreach (var job in cluster.Store.List("batch", "Job").Where(found => !found.IsLeaving()))
        {
            if (Conditions.IsTrue(job.Json, "Complete") || Conditions.IsTrue(job.Json, "Failed"))
            {
                Expire(cluster, job);
            }
            else
            {
                Run(cluster, job);
            }
        }
    }

    private static void Run(SimulatedCluster cluster, StoredObject job)
    {
        var spec = job.Json.At("spec");
        var pods = Owners.Owned(cluster.Store, job, "", "Pod").ConvertAll(pod => new PodView(pod));
        var (active, succeeded, failed) = (pods.FindAll(pod => !pod.HasEnded && !pod.IsLeaving), pods.Count(pod => pod.Phase == "Succeeded"), pods.FindAll(pod => pod.Phase == "Failed"));
        var wanted = (int)(spec.Number("completions") ?? 1);
        if (succeeded >= wanted)
        {
            Finish(cluster, job, (0, succeeded, failed.Count), "Complete", "CompletionsReached", "Reached expected number of succeeded pods");
        }
        else if (Failure(cluster, job, failed) is var (reason, message))
        {
            active.ForEach(pod => PodTemplates.Delete(cluster.Store, pod));
            Finish(cluster, job, (0, succeeded, failed.Count), "Failed", reason, message);
        }
        else if (!spec.IsTrue("suspend"))
        {
            var missing = Math.Min((int)(spec.Number("parallelism") ?? 1), wanted - succeeded) - active.Count;
            var started = Start(cluster, job, missing);
            WriteCounts(cluster, job, (active.Count + started, succeeded, failed.Count));
        }
    }

    private static int Start(SimulatedCluster cluster, StoredObject job, int missing)
    {
        for (var i = 0; i < missing; i++)
        {
            try
            {
                var pod = PodTemplates.Create(cluster, job, job.Json.At("spec", "template"), job.Key.Name + "-");
                cluster.Events.Normal(job, Source, "SuccessfulCreate", $"Created pod: {pod.Key.Name}");
            }
            catch (ApiException refusal)
            {
                cluster.Events.Warn(job, Source, "FailedCreate", $"Error creating: {refusal.Message}");
                cluster.LookAt(cluster.Now.AddSeconds(10));
                return i;
            }
        }

        return Math.Max(0, missing);
    }

    private static (string Reason, string Message)? Failure(SimulatedCluster cluster, StoredObject job, List<PodView> failed)
    {
        var spec = job.Json.At("spec");
        if (failed.Find(pod => IsHopeless(spec, pod)) is { } hopeless)
        {
            return ("PodFailurePolicy", $"Container {hopeless.Containers.First().Text("name")} for pod {job.Key.Namespace}/{hopeless.Name} failed with exit code {Code(hopeless)} matching FailJob rule at index 0");
        }

        if (failed.Count > (spec.Number("backoffLimit") ?? 6))
        {
            return ("BackoffLimitExceeded", "Job has reached the specified backoff limit");
        }

        var start = Start(job);
        if (spec.Number("activeDeadlineSeconds") is not { } seconds || start is null)
        {
            return null;
        }

        cluster.LookAt(start.Value.AddSeconds(seconds));
        return start.Value.AddSeconds(seconds) <= cluster.Now ? ("DeadlineExceeded", "Job was active longer than specified deadline") : null;
    }

    private static bool IsHopeless(JsonElement spec, PodView pod) => spec.Items("podFailurePolicy", "rules")
        .Where(rule => rule.Text("action") == "FailJob" && rule.Text("onExitCodes", "operator") == "In")
        .Any(rule => rule.Items("onExitCodes", "values").Any(value => value.GetInt64() == Code(pod)));

    private static long? Code(PodView pod) => pod.Stored.Json.Items("status", "containerStatuses").FirstOrDefault().Number("state", "terminated", "exitCode");

    private static DateTimeOffset? Start(StoredObject job) =>
        DateTimeOffset.TryParse(job.Json.Text("status", "startTime"), System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null;

    private static void Finish(SimulatedCluster cluster, StoredObject job, (int Active, int Succeeded, int Failed) count, string type, string reason, string message)
    {
        WriteCounts(cluster, job, count);
        cluster.Store.UpdateStatus(job.Key, status =>
        {
            Conditions.Set(status, new Condition(type == "Complete" ? "SuccessCriteriaMet" : "FailureTarget", "True", reason, message), cluster.Timestamp);
            Conditions.Set(status, new Condition(type, "True", reason, message), cluster.Timestamp);
            if (type == "Complete")
            {
                status["completionTime"] = cluster.Timestamp;
            }
        });
        if (type == "Complete")
        {
            cluster.Events.Normal(job, Source, "Completed", "Job completed");
        }
        else
        {
            cluster.Events.Warn(job, Source, reason, message);
        }
    }

    private static void WriteCounts(SimulatedCluster cluster, StoredObject job, (int Active, int Succeeded, int Failed) count) =>
        cluster.Store.UpdateStatus(job.Key, status =>
        {
            status.Default("startTime", cluster.Timestamp);
            foreach (var (name, number) in new[] { ("active", count.Active), ("succeeded", count.Succeeded), ("failed", count.Failed) })
            {
                if (number > 0)
                {
                    status[name] = number;
                }
                else
                {
                    status.Remove(name);
                }
            }

            status["ready"] = Owners.Owned(cluster.Store, job, "", "Pod").Count(pod => new PodView(pod).IsReady);
            status.Default("uncountedTerminatedPods", new JsonObject());
        });

    private static void Expire(SimulatedCluster cluster, StoredObject job)
    {
        if (job.Json.Number("spec", "ttlSecondsAfterFinished") is not { } seconds)
        {
            return;
        }

        var end = job.Json.Items("status", "conditions").Where(condition => condition.Text("type") is "Complete" or "Failed")
            .Select(condition => condition.GetProperty("lastTransitionTime").GetDateTimeOffset()).First().AddSeconds(seconds);
        if (end <= cluster.Now)
        {
            cluster.Store.Delete(job.Key);
        }
        else
        {
            cluster.LookAt(end);
        }
    }
}
