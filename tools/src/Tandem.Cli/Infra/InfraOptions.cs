using System.CommandLine;

namespace Tandem.Cli.Infra;

/// <summary>The options of the commands that run terraform.</summary>
internal static class InfraOptions
{
    public static Option<bool> Offline { get; } = new("--offline")
    {
        Description = "Use the embedded providers and a state of their own: no network, no credentials, no cost.",
    };

    public static Option<string?> StateBucket { get; } = new("--state-bucket")
    {
        Description = "The bucket that holds the state of a live run. By default <projectId>-tandem-state.",
        HelpName = "NAME",
    };

    public static Option<bool> GatewayReady { get; } = new("--gateway-ready")
    {
        Description = "The Gateway is Programmed: make the DNS record that hands out its addresses. Once made, it stays without this.",
    };

    public static Option<bool> Yes { get; } = new("--yes") { Description = "Do not ask: for machines." };

    public static Option<bool> AllRegions { get; } = new("--all-regions")
    {
        Description = "Accept a plan that replaces or destroys clusters or node pools in more than one region.",
    };
}
