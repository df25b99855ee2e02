// The ground below the clusters, through the tool.

Task("Plan")
    .Description("Shows what an apply would do, offline. With --live: against Google Cloud; takes --state-bucket.")
    .Does(() => Tandem(["infra", "plan", .. HasArgument("live") ? [] : new[] { "--offline" }, .. Forwarded("state-bucket")]));

Task("Apply")
    .Description("Applies infra/ in stages. With --offline: to the embedded providers. Takes --yes, --all-regions, --state-bucket.")
    .Does(() => Tandem(["infra", "apply", .. Flags("offline", "yes", "all-regions"), .. Forwarded("state-bucket")]));

Task("Destroy")
    .Description("Destroys what Apply made. Takes --offline, --yes, --delete-weights, --state-bucket.")
    .Does(() => Tandem(["infra", "destroy", .. Flags("offline", "yes", "delete-weights"), .. Forwarded("state-bucket")]));

Task("TestInfra")
    .Description("Runs infra/tests with terraform against the embedded providers.")
    .Does(() => Tandem("infra", "test"));

Task("Bootstrap")
    .Description("Brings Argo CD into a region's cluster. Takes --context, --region, --kubeconfig, --install, --wait, --yes, --dry-run.")
    .Does(() => Tandem(["bootstrap", .. Forwarded("context", "region", "kubeconfig", "install", "wait"), .. Flags("yes", "dry-run")]));

/// The flags named, where the command line gave them.
IEnumerable<string> Flags(params string[] names) => names.Where(HasArgument).Select(name => $"--{name}");
