using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Rules;

/// <summary>Class, catalogue line and page agree, and ids never come back.</summary>
public sealed class RuleCatalogTests
{
    [Fact]
    public void Catalogue_ListsEveryRuleClassOnce()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).Select(type => type.Name);
        RuleCatalog.Checks.Select(rule => rule.GetType().Name).Order().ShouldBe(classes.Order());
    }

    [Fact]
    public void Classes_AreNamedForTheirRule()
    {
        foreach (var rule in RuleCatalog.Checks)
        {
            Regex.Replace(rule.GetType().Name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant().ShouldBe(rule.Info.Name);
        }
    }

    /// <summary>What does not fit into a screen is more than one thought: the rest goes into a class of its own.</summary>
    [Fact]
    public void Classes_AreUnderSixtyLines()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RealRepository.Root, "tools", "src", "Tandem", "Rules"), "*.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, StringComparer.Ordinal);
        var tooLong = RuleCatalog.Checks.Select(rule => rule.GetType().Name)
            .Where(name => File.ReadLines(files[name].Single()).SkipWhile(line => !line.StartsWith("public sealed ", StringComparison.Ordinal)).Count() >= 60);

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Ids_AreUniqueAndNotRetired()
    {
        RuleCatalog.All.Select(rule => rule.Id).ShouldBeUnique();
        RuleCatalog.All.Select(rule => rule.Name).ShouldBeUnique();
        RuleCatalog.All.Select(rule => rule.Id).Intersect(RuleCatalog.RetiredIds).ShouldBeEmpty();
    }

    [Fact]
    public void EveryRuleInfo_StandsInTheCatalogue()
    {
        var holders = new[] { typeof(ToolRules), typeof(ObjectRules), typeof(KustomizeRules), typeof(TerraformRules) };
        var raised = holders.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static)).Select(property => property.GetValue(null));
        RuleCatalog.All.ShouldBe(raised.Concat(RuleCatalog.Checks.Select(rule => rule.Info)).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void EveryRule_HasAPageThatAgrees()
    {
        RulePage.All.Select(page => page.FileName).ShouldBe(RuleCatalog.All.Select(rule => rule.PageName), ignoreOrder: true);
        foreach (var rule in RuleCatalog.All)
        {
            var matter = RulePage.All.Single(page => page.FileName == rule.PageName).FrontMatter;
            (matter["id"], matter["name"], matter["severity"], matter["layer"])
                .ShouldBe((rule.Id, rule.Name, rule.Severity.ToString().ToLowerInvariant(), rule.Layer));
        }
    }

    [Fact]
    public void Index_IsTheGeneratedOne() =>
        File.ReadAllText(Path.Combine(RealRepository.Root, "docs", "rules", "README.md")).ShouldBe(RulePages.Index());
}
