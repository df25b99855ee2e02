using System.Reflection;
using Tandem.Findings;

namespace Tandem.Rules;

/// <summary>The pages of <c>docs/rules</c>, which the tool carries with it.</summary>
public static class RulePages
{
    private static readonly Assembly Home = typeof(RulePages).Assembly;

    /// <summary>A rule's page as Markdown; null where it has none.</summary>
    public static string? Read(RuleInfo rule)
    {
        using var stream = Home.GetManifestResourceStream($"rules/{rule.PageName}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The generated index, <c>docs/rules/README.md</c>.</summary>
    public static string Index()
    {
        var lines = RuleCatalog.All.Select(rule =>
            $"| [{rule.Id}]({rule.PageName}) | {rule.Name} | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Layer} | {rule.Title} |");
        return $"""
            # Rules

            Made by `./build.sh --target=RuleDocs` from the catalogue; do not edit it by hand. Each page is also the rule's test:
            its fences marked `bad` must give exactly the findings they announce, those marked `good` none.
            Numbers: 00xx the tool and its coverage, 01xx Kubernetes objects, 02xx Kustomize, 03xx Argo CD, 04xx Terraform,
            05xx gateway and fleet, 06xx serving, 07xx security. A retired number never comes back.

            | rule | name | severity | layer | defect |
            |---|---|---|---|---|
            {string.Join('\n', lines)}

            """;
    }
}
