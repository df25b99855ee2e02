using System.CommandLine;
using Tandem.Cli.Infra;
using Tandem.Programs;
using Tandem.Terraform.Operations;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem infra</c>: terraform over <c>infra/</c>, in the right order, offline or live.</summary>
internal static class InfraCommand
{
    public static Command Create(Screen screen)
    {
        var plan = new Command("plan", "Show what an apply would do, stage by stage.") { InfraOptions.Offline, InfraOptions.StateBucket, InfraOptions.GatewayReady };
        plan.SetAction((parsed, cancel) => RunAsync(parsed, screen, session => PlanAsync(parsed, screen, session, cancel), cancel));
        var apply = new Command("apply", "Make the ground as the files say: what all regions share, then region by region.")
        {
            InfraOptions.Offline, InfraOptions.StateBucket, InfraOptions.GatewayReady, InfraOptions.Yes, InfraOptions.AllRegions,
        };
        apply.SetAction((parsed, cancel) => RunAsync(parsed, screen, session => ApplyAsync(parsed, screen, session, cancel), cancel));
        var test = new Command("test", "Run infra/tests against the embedded providers.");
        test.SetAction((parsed, cancel) => InfraTest.RunAsync(parsed, screen, cancel));
        return new Command("infra", "Plan, apply, destroy and test the Terraform configuration in infra/.") { plan, apply, InfraDestroy.Create(screen), test };
    }

    /// <summary>Opens a session, runs, and says in one line what kept it from running.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Screen screen, Func<InfraSession, Task<int>> run, CancellationToken cancel)
    {
        try
        {
            await using var session = await InfraSession.OpenAsync(parsed, cancel);
            return await RunAsync(parsed, screen, session, run);
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (TerraformException e)
        {
            screen.Complain(e.Message, "Sign in with gcloud auth application-default login, or add --offline.");
            return ExitCodes.Unchecked;
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, InfraSession session, Func<InfraSession, Task<int>> run)
    {
        try
        {
            return await run(session);
        }
        catch (OperationCanceledException)
        {
            screen.Complain("Interrupted.", "What was done stands in the state: run the same command again to go on.");
            return ExitCodes.Interrupted;
        }
        catch (TerraformException e) when (e.IsStateLocked)
        {
            screen.Complain("Another run holds the state.", $"Wait for it to end. If none is left: {session.Terraform.HowToUnlock}");
            return ExitCodes.Unchecked;
        }
        catch (TerraformException e) when (e.IsStateUnreadable)
        {
            screen.Complain($"The state cannot be read, and was left as it is: {e.Errors.FirstOrDefault()?.Message}", session.Terraform.HowToRestore);
            return ExitCodes.Unchecked;
        }
        catch (TerraformException e)
        {
            InfraScreen.Of(parsed, screen).WriteFailure(e, session.Workspace);
            screen.Complain(e.Message, e.Changes && !e.IsUnchecked ? "What was done stands in the state: run the same command again once the cause is gone." : null);
            return e.IsUnchecked ? ExitCodes.Unchecked : ExitCodes.Findings;
        }
    }

    private static async Task<int> PlanAsync(ParseResult parsed, Screen screen, InfraSession session, CancellationToken cancel)
    {
        var plan = await session.Terraform.PlanAsync(await WholeAsync(parsed, session, cancel), cancel);
        InfraScreen.Of(parsed, screen).WritePlan(plan, session.Regions);
        return ExitCodes.Clean;
    }

    private static async Task<int> ApplyAsync(ParseResult parsed, Screen screen, InfraSession session, CancellationToken cancel)
    {
        var view = InfraScreen.Of(parsed, screen);
        var whole = await WholeAsync(parsed, session, cancel);
        var plan = await session.Terraform.PlanAsync(whole, cancel);
        view.WritePlan(plan, session.Regions);
        if (RegionGuard.Losers(plan) is { Count: > 1 } losers && !parsed.GetValue(InfraOptions.AllRegions))
        {
            screen.Complain($"The plan replaces or destroys clusters or node pools in {string.Join(" and ", losers)}: nothing would be left to serve.",
                "Change one region at a time, or give --all-regions.");
            return ExitCodes.Usage;
        }

        if (plan.Changes.Count == 0 || !await IsWantedAsync(parsed, screen, session, plan, cancel))
        {
            return plan.Changes.Count == 0 ? ExitCodes.Clean : ExitCodes.Usage;
        }

        await new InfraApplier(session.Terraform, view.Progress).ApplyAsync(plan, session.Regions, whole.Variables, cancel);
        screen.Output.WriteLine("Applied.");
        return ExitCodes.Clean;
    }

    // The DNS record points to a load balancer that exists only once the Gateway is Programmed; once made, it stays.
    private static async Task<InfraStep> WholeAsync(ParseResult parsed, InfraSession session, CancellationToken cancel)
    {
        var state = await session.Terraform.StateAsync(cancel);
        var isReady = parsed.GetValue(InfraOptions.GatewayReady) || state.Any(resource => resource.Type == "google_dns_record_set");
        return new InfraStep(InfraStages.Whole) { Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["gatewayReady"] = isReady ? "true" : "false" } };
    }

    // Offline nothing is lost that cannot be made again in a second; a loss is asked for all the same, as it would be live.
    private static async Task<bool> IsWantedAsync(ParseResult parsed, Screen screen, InfraSession session, InfraPlan plan, CancellationToken cancel)
    {
        var losses = plan.Losses.Count();
        if (parsed.GetValue(InfraOptions.Yes) || (session.Terraform.IsOffline && losses == 0))
        {
            return true;
        }

        var question = losses > 0 ? $"This replaces or destroys {losses} resources of {session.Project}." : $"This changes {session.Project}.";
        return await Confirmation.AskAsync(screen, question, session.Project, cancel);
    }
}
