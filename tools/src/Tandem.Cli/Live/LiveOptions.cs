using System.CommandLine;

namespace Tandem.Cli.Live;

/// <summary>The options of the commands that ask running clusters.</summary>
internal static class LiveOptions
{
    public static Option<string?> Contexts { get; } = new("--contexts")
    {
        Description = "The kubeconfig context of each region's cluster.",
        HelpName = "REGION=CONTEXT,...",
    };

    public static Option<string?> Kubeconfig { get; } = new("--kubeconfig")
    {
        Description = "The kubeconfig; by default the first of KUBECONFIG, else ~/.kube/config.",
        HelpName = "FILE",
    };

    public static Option<bool> Twin { get; } = new("--twin")
    {
        Description = "Use the twin instead of real clusters: the one that runs, else one that is started for this and stopped after it.",
    };

    public static Option<bool> Yes { get; } = new("--yes") { Description = "Do it. Without this, only say what would be done." };
}
