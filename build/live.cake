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
