using System.CommandLine;
using Tandem.Cli.Twin;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem twin</c>: the whole fleet rehearsed on this machine.</summary>
internal static class TwinCommand
{
    public static Command Create(Screen screen)
    {
        var run = new Command("run", "Bring the twin up and stay with it until Ctrl-C.") { TwinCommandOptions.Speed, TwinCommandOptions.Retry, TwinCommandOptions.Snapshot, TwinCommandOptions.Scenario };
        run.SetAction((parsed, cancel) => TwinRun.RunAsync(parsed, screen, cancel));
        var up = new Command("up", "Bring the twin up in the background; returns when it is ready.") { TwinCommandOptions.Speed, TwinCommandOptions.Retry, TwinCommandOptions.Snapshot };
        up.SetAction((parsed, cancel) => TwinUp.RunAsync(parsed, screen, cancel));
        var down = new Command("down", "End the twin that runs.");
        down.SetAction((parsed, cancel) => TwinDown.RunAsync(parsed, screen, cancel));
        var status = new Command("status", "Show the twin that runs: Pods, gateway addresses, requests, faults.");
        status.SetAction((parsed, cancel) => TwinStatus.RunAsync(parsed, screen, cancel));
        var serve = new Command("serve", "What up runs in the background.") { TwinCommandOptions.Speed, TwinCommandOptions.Retry, TwinCommandOptions.Snapshot };
        serve.Hidden = true;
        serve.SetAction((parsed, cancel) => TwinServe.RunAsync(parsed, cancel));
        return new Command("twin", "Rehearse the whole fleet on this machine: infrastructure, clusters, gateway, no cloud.") { run, up, down, status, serve };
    }
}
