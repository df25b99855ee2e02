// The rehearsal on the twin, and the drills.

Task("Rehearse")
    .Description("Brings the twin up, drills the failover of a region on it, and takes it down. Takes --region, --scenario, --speed, --report.")
    .IsDependentOn("Programs")
    .Does(() =>
    {
        Tandem(["twin", "up", .. Forwarded("speed")]);
        var code = StartProcess(launcher, Settings([.. launcherArguments, "drill", "--region", Argument("region", "us-east5"), "--twin", "--yes", .. Forwarded("scenario", "report")]));
        Tandem("twin", "down");
        if (code != 0)
        {
            End(code);
        }
    });
