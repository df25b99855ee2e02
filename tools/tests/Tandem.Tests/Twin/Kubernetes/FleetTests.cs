using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Kubernetes.Support;

namespace Tandem.Tests.Twin.Kubernetes;

/// <summary>Everything that this repository deploys, applied as Argo CD applies it.</summary>
public sealed class FleetTests
{
    private const string Discovery = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    [Theory]
    [InlineData("us-east5")]
    [InlineData("europe-west4")]
    public async Task EveryObject_IsTaken_AndAppliedAgainItStaysTheSame(string cluster)
    {
        await using var twin = await TwinFixture.StartAsync(new() { AbsentKinds = new HashSet<string>() });
        var paths = await PathsAsync(twin);
        var objects = (await RenderedFleet.OfAsync(RealRepository.Root)).Where(unit => unit.Unit.Cluster == cluster).SelectMany(unit => unit.Objects).Select(found => found.Manifest).ToList();
        foreach (var name in objects.Select(found => found.Namespace).OfType<string>().Distinct())
        {
            await twin.SendAsync(HttpMethod.Post, "/api/v1/namespaces", new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } }.ToJsonString());
        }

        var applied = new List<string>();
        var refused = new List<string>();
        foreach (var found in objects)
        {
            var path = paths[(found.Id.ApiVersion, found.Id.Kind)].Replace("NAMESPACE", found.Namespace ?? "default", StringComparison.Ordinal) + $"/{found.Name}?fieldManager=argocd-controller&fieldValidation=Strict&force=true";
            var body = NodeJson.Of(found.Root)!.ToJsonString();
            var (code, first, headers) = await twin.SendAsync(HttpMethod.Patch, path, body, "application/apply-patch+yaml");
            var (_, second, _) = await twin.SendAsync(HttpMethod.Patch, path, body, "application/apply-patch+yaml");
            if (code > 201 || headers.Contains("Warning") || $"{first!["metadata"]!["resourceVersion"]}" != $"{second!["metadata"]!["resourceVersion"]}")
            {
                refused.Add($"{found}: {code} {first!["message"]} {second!["message"]}");
            }

            applied.Add($"{found}");
        }

        refused.ShouldBeEmpty();
        applied.ShouldContain("Deployment gemma/vllm-gemma");
    }

    // By apiVersion and kind, the path of the objects; NAMESPACE stands for theirs.
    private static async Task<Dictionary<(string ApiVersion, string Kind), string>> PathsAsync(TwinFixture twin)
    {
        var paths = new Dictionary<(string, string), string>();
        foreach (var root in (string[])["/api", "/apis"])
        {
            foreach (var group in (await twin.SendAsync(HttpMethod.Get, root, accept: Discovery)).Body!["items"]!.AsArray())
            {
                foreach (var version in group!["versions"]!.AsArray())
                {
                    var name = root == "/api" ? "v1" : $"{group["metadata"]!["name"]}/{version!["version"]}";
                    foreach (var resource in version!["resources"]!.AsArray())
                    {
                        var space = $"{resource!["scope"]}" == "Namespaced" ? "/namespaces/NAMESPACE" : "";
                        paths[(name, $"{resource["responseKind"]!["kind"]}")] = $"{root}/{name}{space}/{resource["resource"]}";
                    }
                }
            }
        }

        return paths;
    }
}
