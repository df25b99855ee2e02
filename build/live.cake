// The rehearsal on the twin, and the drills.

Task("Rehearse")
    .Description("Brings the twin up and drills on it: a failover that loses no request, then a crash without retries. Takes --region, --scenario (that one alone), --speed, --report.")
    .IsDependentOn("Programs")
    .Does(() =>
    {
        string[] load = ["--rps=100", "--baseline=5", "--settle=3", "--hold=3"];
        if (HasArgument("scenario"))
        {
            DrillOnTwin("on", [.. load, .. Forwarded("scenario", "report")]);
            return;
        }

        Console.WriteLine("\n== A region is scaled to zero, and the gateway retries: every request must be answered");
        DrillOnTwin("on", [.. load, "--all-answered", .. Forwarded("report")]);
        Console.WriteLine("\n== Its servers crash, and the gateway does not retry: errors must end within what the health check sets");
        DrillOnTwin("off", [.. load, "--scenario=crash"]);
    });

Task("Status")
    .Description("Shows what runs in each region against what is rendered. Takes --twin or --contexts, --kubeconfig, --report.")
    .IsDependentOn("Programs")
    .Does(() => Tandem(["status", .. Flags("twin"), .. Forwarded("contexts", "kubeconfig", "report")]));

Task("Drill")
    .Description("Lets a region fail and puts it back; without --yes only says how. Takes --region, --scenario, --twin or --contexts, --kubeconfig, --rps, --report.")
    .IsDependentOn("Programs")
    .Does(() => Tandem(["drill", .. Flags("twin", "yes"), .. Forwarded("region", "scenario", "contexts", "kubeconfig", "rps", "report")]));

Task("Cleanup")
    .Description("Deletes from the clusters what is ours; without --yes only says what. Takes --twin or --contexts, --kubeconfig.")
    .IsDependentOn("Programs")
    .Does(() => Tandem(["cleanup", .. Flags("twin", "yes"), .. Forwarded("contexts", "kubeconfig")]));

// Whether a gateway retries is fixed when its twin starts, so each drill has a twin of its own.
void DrillOnTwin(string retry, params string[] more)
{
    Tandem(["twin", "up", "--retry", retry, .. Forwarded("speed")]);
    var code = StartProcess(launcher, Settings([.. launcherArguments, "drill", "--region", Argument("region", "us-east5"), "--twin", "--yes", .. more]));
    Tandem("twin", "down");
    if (code != 0)
    {
        End(code);
    }
}
