using Tandem.Rules.References;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>Metrics of an endpoint picker that ask for a token which the collector does not send.</summary>
/// <remarks>--metrics-endpoint-auth is on by default: https://github.com/kubernetes-sigs/gateway-api-inference-extension/blob/v1.5.0/pkg/epp/server/options.go.</remarks>
internal static class GuardedMetrics
{
    private const string Guard = "metrics-endpoint-auth";
    private static readonly string[] Proofs = ["authorization", "basicAuth", "oauth2"];

    /// <summary>The flag of each such picker, or its arguments where the default stands.</summary>
    public static IEnumerable<Mismatch> Of(World world) =>
        from picker in world.OwnPickers
        where picker.IsOn(Guard, otherwise: true) && !picker.Misspells(Guard)
        let bare = (from selector in world.Selectors
                    where selector.Use == PodUse.Metrics && selector.Selects(picker.Pod)
                    from endpoint in selector.Root.Select("spec.endpoints[]")
                    where Reaches(picker, endpoint["port"]) && !Proofs.Any(endpoint.Has)
                    select endpoint).FirstOrDefault()
        where bare is not null
        select new Mismatch(At(picker, $"The endpoint picker shows its metrics only to who has a token; the {bare.Kind} {bare.Owner.Manifest.Name} sends none.", $"Write --{Guard}=false, or give the {bare.Kind} its authorization."), bare["port"]);

    /// <summary>Endpoints that are asked by TLS where the server or the picker behind them speaks none.</summary>
    public static IEnumerable<Flaw> Encrypted(World world) =>
        from selector in world.Selectors
        where selector.Use == PodUse.Metrics
        from scheme in selector.Root.Select("spec.endpoints[].scheme")
        where "https".Equals(scheme.Text, StringComparison.OrdinalIgnoreCase)
        let plain = world.Selected(selector).FirstOrDefault(pod => pod.Running.Any(container => (new CommandLine(container).IsPicker && pod.Running.Count() == 1) || (new ServerFlags(container).IsServer && !new ServerFlags(container).Has("ssl-keyfile", "ssl-certfile"))))
        where plain is not null
        select scheme.Flaw($"{scheme.Here} is {scheme.Text}, and the Pods of {plain} show their metrics without TLS.", "Write http, or take it out.");

    private static Flaw At(Picker picker, string message, string hint) => picker.Word(Guard) is { } flag ? flag.Setter.Flaw(message, hint) : picker.Container["args"].Lacks(message, hint);

    private static bool Reaches(Picker picker, ObjectField port) => picker.Number("metrics-port", 9090) is { } number
        && picker.Container["ports"].Items.Any(open => open["containerPort"].Integer == number && (open["name"].Text == port.Text || open["containerPort"].Text == port.Text));
}
