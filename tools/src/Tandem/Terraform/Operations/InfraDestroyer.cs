using Polly;
using Polly.Retry;

namespace Tandem.Terraform.Operations;

/// <summary>
/// Takes the ground down in the codelab's order: the fleet's features first, so that no controller makes again what is
/// deleted, then what controllers left behind, then the rest. Each step looks at what is there, so a broken run is
/// ended by running it again.
/// </summary>
/// <param name="terraform">The terraform.</param>
/// <param name="ground">The calls beside terraform.</param>
/// <param name="project">The Google Cloud project.</param>
/// <param name="options">How patient it is.</param>
/// <param name="progress">Who is told.</param>
public sealed class InfraDestroyer(InfraTerraform terraform, GroundApi ground, string project, TeardownOptions options, InfraProgress progress)
{
    private const string Cluster = "google_container_cluster";
    private const string Feature = "google_gke_hub_feature";
    private const string Bucket = "google_storage_bucket";

    /// <summary>The gateway addresses that something still uses: the Gateway must go first.</summary>
    public async Task<IReadOnlyList<string>> AddressesInUseAsync(IReadOnlyList<StateResource> state, CancellationToken cancel)
    {
        var used = new List<string>();
        foreach (var address in state.Where(resource => resource.Type == "google_compute_address"))
        {
            var users = await ground.UsersOfAddressAsync(project, address.Text("region") ?? "", address.Text("name") ?? "", cancel);
            used.AddRange(users.Count > 0 ? [address.Text("name") ?? address.Address] : []);
        }

        return used;
    }

    /// <summary>Destroys everything in the state but buckets that hold objects.</summary>
    /// <exception cref="TerraformException">Something could not be destroyed, and trying again does not help.</exception>
    public async Task<TeardownResult> DestroyAsync(IReadOnlyList<StateResource> state, CancellationToken cancel)
    {
        await UnprotectAsync(state, cancel);
        await DestroyStepAsync("fleet features", state.Where(resource => resource.Type == Feature), cancel);
        var firewalls = await SweepFirewallsAsync(state, cancel);
        var kept = await BucketsAsync(state, cancel);
        await DestroyRestAsync(kept.Count > 0, cancel);
        var left = await terraform.StateAsync(cancel);
        return new TeardownResult(kept, [.. left.Select(resource => resource.Address)], firewalls);
    }

    // The flag counts as it stands in the state, not in the files.
    private async Task UnprotectAsync(IReadOnlyList<StateResource> state, CancellationToken cancel)
    {
        var locked = state.Where(resource => resource.Type == Cluster && resource.Text("deletion_protection") == "true").ToList();
        if (locked.Count == 0)
        {
            return;
        }

        var step = new InfraStep("deletion protection off")
        {
            Targets = [.. locked.Select(cluster => cluster.Address)],
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["deletion_protection"] = "false" },
        };
        progress.Stage(step);
        await terraform.ApplyAsync(step, progress.Resource, cancel);
    }

    private async Task DestroyStepAsync(string name, IEnumerable<StateResource> resources, CancellationToken cancel)
    {
        var step = new InfraStep(name) { Targets = [.. resources.Select(resource => resource.Address)], Destroys = true };
        if (step.Targets.Count > 0)
        {
            progress.Stage(step);
            await Patient.ExecuteAsync(async token => await terraform.ApplyAsync(step, progress.Resource, token), cancel);
        }
    }

    // Rules that were deleted may come back while a controller still runs: two looks in a row must find none.
    private async Task<IReadOnlyList<string>> SweepFirewallsAsync(IReadOnlyList<StateResource> state, CancellationToken cancel)
    {
        var networks = state.Where(resource => resource.Type == "google_compute_network").Select(network => network.Text("name")).OfType<string>().ToList();
        var end = TimeProvider.System.GetUtcNow() + options.ControllerDeadline;
        var clean = 0;
        while (true)
        {
            var orphans = new List<string>();
            foreach (var network in networks)
            {
                orphans.AddRange(await ground.OrphanedFirewallsAsync(project, network, cancel));
            }

            clean = orphans.Count == 0 ? clean + 1 : 0;
            if (clean == 2 || TimeProvider.System.GetUtcNow() > end)
            {
                return orphans;
            }

            foreach (var orphan in orphans)
            {
                progress.Note($"deleting firewall rule {orphan}, which a controller left");
                await ground.DeleteFirewallAsync(project, orphan, cancel);
            }

            await Task.Delay(options.PollInterval, cancel);
        }
    }

    private async Task<IReadOnlyList<string>> BucketsAsync(IReadOnlyList<StateResource> state, CancellationToken cancel)
    {
        var kept = new List<string>();
        foreach (var bucket in state.Where(resource => resource.Type == Bucket).Select(bucket => bucket.Text("name")).OfType<string>())
        {
            var objects = await ground.ObjectsAsync(bucket, cancel);
            if (objects.Count > 0 && !options.DeletesWeights)
            {
                kept.Add(bucket);
                continue;
            }

            foreach (var name in objects)
            {
                await ground.DeleteObjectAsync(bucket, name, cancel);
            }
        }

        return kept;
    }

    private async Task DestroyRestAsync(bool keepsBuckets, CancellationToken cancel)
    {
        var step = new InfraStep("the rest") { Destroys = true };
        progress.Stage(step);
        try
        {
            await Patient.ExecuteAsync(async token => await terraform.ApplyAsync(step, progress.Resource, token), cancel);
        }
        catch (TerraformException e) when (keepsBuckets && e.Errors.All(error => error.IsOfFullBucket))
        {
            // The one thing that was to stay.
        }
    }

    private ResiliencePipeline Patient => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<TerraformException>(failure => failure.MayPass),
            MaxRetryAttempts = options.MostRetries,
            Delay = options.FirstDelay,
            BackoffType = DelayBackoffType.Exponential,
            OnRetry = retry =>
            {
                var error = ((TerraformException)retry.Outcome.Exception!).Errors.First();
                progress.Note($"still in use, trying again in {retry.RetryDelay.TotalSeconds:0.#} s: {error.Message}");
                return default;
            },
        })
        .Build();
}
