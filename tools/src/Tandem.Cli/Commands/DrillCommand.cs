using System.CommandLine;
using System.CommandLine.Completions;
using Tandem.Cli.Completion;
using Tandem.Cli.Live;
using Tandem.Findings;
using Tandem.Live.Drill;
using Tandem.Live.Drill.Reports;
using Tandem.Live.Jobs;
using Tandem.Live.Load;
using Tandem.Live.Targets;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem drill</c>: the codelab's failover test, measured, guarded and put back.</summary>
internal static class DrillCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("drill", "Let a region fail under a steady load, measure what users notice, and put everything back.") { DrillAbort.Create(screen), DrillCompare.Create(screen) };
        DrillArguments.All.ToList().ForEach(command.Options.Add);
        DrillArguments.Region.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        DrillArguments.Scenario.CompletionSources.Add(_ => DrillScenarios.All.Select(scenario => new CompletionItem(scenario.Name)));
        DrillArguments.Report.CompletionSources.Add(_ => DrillFormats.Names.Select(name => new CompletionItem(name)));
        command.SetAction((parsed, cancel) => StartAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> StartAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        List<ReportTarget> targets = [.. (parsed.GetValue(DrillArguments.Report) ?? []).Select(ReportTarget.Parse)];
        if (ReportTarget.Complaint(targets, DrillFormats.Names) is { } complaint)
        {
            throw new SettingsException(new Place("--report", 1, 1), complaint);
        }

        var scenario = DrillScenarios.Choose(parsed.GetValue(DrillArguments.Scenario)!, parsed.GetValue(LiveOptions.Twin));
        return await LiveSession.RunAsync(parsed, screen, session => RunAsync(parsed, screen, session, scenario, targets, cancel), cancel);
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, LiveSession session, DrillScenario scenario, List<ReportTarget> targets, CancellationToken cancel)
    {
        var options = DrillArguments.Of(parsed, session.Fleet.Names.Choose(parsed.GetValue(DrillArguments.Region)!), scenario);
        var isReal = parsed.GetValue(LiveOptions.Yes);
        if (isReal && await UnfinishedAsync(session, screen, cancel) is { } code)
        {
            return code;
        }

        var profile = await ProfileAsync(session.Fleet, options, cancel);
        using var here = new LoadGenerator(profile, TimeProvider.System);
        var jobs = parsed.GetValue(DrillArguments.FromHere) ? null : await DrillJobs.ManifestsAsync(session, cancel);
        var setting = new DrillSetting(session.Fleet, options, jobs is null ? here : new JobLoad(session.Fleet, options.Region, profile, jobs, TimeProvider.System), session.Control, TimeProvider.System)
        {
            Outfit = await DrillJobs.OutfitAsync(session, cancel),
        };
        var lever = DrillLever.Of(setting);
        var folder = CommonOptions.Folder(parsed);
        var preparation = await DrillPreparation.MakeAsync(setting, lever, DrillReportFiles.Guard(targets, folder), cancel);
        return isReal ? await DrillAsync(parsed, screen, setting, lever, preparation, targets, cancel) : Dry(parsed, screen, setting, preparation);
    }

    private static int Dry(ParseResult parsed, Screen screen, DrillSetting setting, DrillPreparation preparation)
    {
        var scenario = setting.Options.Scenario;
        DrillScreen.Of(parsed, screen).Plan(setting.Options, preparation, setting.Fleet.Twin is null ? scenario.LiveMechanism! : scenario.TwinMechanism);
        screen.Output.WriteLine(preparation.MayStart ? "Nothing was changed. Add --yes to run it." : "Nothing was changed. It would not start: a guard does not hold.");
        return ExitCodes.Clean;
    }

    private static async Task<int> DrillAsync(
        ParseResult parsed, Screen screen, DrillSetting setting, DrillLever lever, DrillPreparation preparation, List<ReportTarget> targets, CancellationToken cancel)
    {
        var view = DrillScreen.Of(parsed, screen);
        var report = preparation.MayStart ? await new DrillRunner(setting, preparation, lever, view.Progress).RunAsync(cancel) : DrillReport.NotStarted(setting, preparation);
        if (!targets.Exists(target => target.File is null))
        {
            if (!preparation.MayStart)
            {
                view.Guards(preparation);
            }

            view.Result(report);
        }

        return DrillReportFiles.Write(targets, report, CommonOptions.Folder(parsed), screen) ? report.ExitCode() : ExitCodes.Unchecked;
    }

    // What a killed drill left is put back first, and then somebody looks before the next one starts.
    private static async Task<int?> UnfinishedAsync(LiveSession session, Screen screen, CancellationToken cancel)
    {
        var found = await new DrillRecordStore(session.Fleet).FindAsync(cancel);
        var recovery = new DrillRecovery(session.Fleet, session.Control, await DrillJobs.OutfitAsync(session, cancel), TimeProvider.System);
        if (found is null)
        {
            return null;
        }

        if (found.Record is not { } record)
        {
            screen.Complain($"The record of a drill in {found.Region} cannot be read.", "tandem drill abort deletes it.");
        }
        else if (await recovery.IsAliveAsync(record, cancel))
        {
            screen.Complain($"{record.Id} ({record.Scenario} of {record.Region}) is running on {record.Owner.Host} since {record.Started:HH:mm:ss} UTC.", "Wait for it to end, or end it: tandem drill abort.");
        }
        else
        {
            await DrillAbort.RestoreAsync(recovery, record, screen, cancel);
            screen.Complain($"{record.Id} was left unfinished; what it changed is put back.", "Run the command again to drill.");
        }

        return ExitCodes.Unchecked;
    }

    private static async Task<LoadProfile> ProfileAsync(LiveFleet fleet, DrillOptions options, CancellationToken cancel)
    {
        var addresses = await GatewayAddresses.FindAsync(fleet, cancel);
        // A client of a region that is lost as a whole has another address to go to; all others keep the one that is near.
        var used = options.Scenario.Name == "region-loss" ? fleet.Others(options.Region).Prepend(options.Region) : [options.Region];
        return new LoadProfile([.. used.Select(region => addresses[region])], options.Rate, fleet.Names.Model, fleet.Names.Objective);
    }
}
