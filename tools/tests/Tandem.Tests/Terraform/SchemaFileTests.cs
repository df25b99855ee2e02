using Shouldly;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Model;

namespace Tandem.Tests.Terraform;

/// <summary>The schema files hold together: what they name exists.</summary>
public sealed class SchemaFileTests
{
    [Fact]
    public void Formats_AreThoseThatAreChecked() =>
        Fields().Where(field => field.Schema.Format is { } format && !FieldFormats.IsKnown(format)).Select(field => field.Path).ShouldBeEmpty();

    [Fact]
    public void Targets_AreTypesOfOurs() =>
        Fields().Where(field => field.Schema.Target is { } target && !SchemaCatalog.All.Any(schema => schema.Type == target && !schema.IsData)).Select(field => field.Path).ShouldBeEmpty();

    [Fact]
    public void Templates_AskForFieldsOfTheResource() =>
        (from schema in SchemaCatalog.All
         from field in Below(schema.Root, schema.Type)
         where field.Schema.Template is not null
         from name in Templates.Names(field.Schema.Template!)
         where !schema.Fields.ContainsKey(name)
         select $"{field.Path}: {name}").ShouldBeEmpty();

    [Fact]
    public void Neighbours_AreFieldsOfTheResource() =>
        (from schema in SchemaCatalog.All
         let paths = Below(schema.Root, "").Select(field => field.Path).ToHashSet()
         from field in Below(schema.Root, "")
         from other in field.Schema.Conflicts.Concat(field.Schema.With)
         where !paths.Contains($".{other}")
         select $"{schema.Type}{field.Path}: {other}").ShouldBeEmpty();

    [Fact]
    public void Ids_ComeApartAsTheyWereMade()
    {
        var template = SchemaCatalog.Resource("google_compute_subnetwork").IdTemplate;

        var parts = Templates.Match(template, "projects/p/regions/us-east5/subnetworks/nodes");

        parts.ShouldNotBeNull().TextOf("region").ShouldBe("us-east5");
        Templates.Match(template, "projects/p/global/networks/nodes").ShouldBeNull();
    }

    private static IEnumerable<(string Path, FieldSchema Schema)> Fields() => SchemaCatalog.All.SelectMany(schema => Below(schema.Root, schema.Type));

    private static IEnumerable<(string Path, FieldSchema Schema)> Below(FieldSchema block, string path) =>
        block.Fields.Values.SelectMany(field => Below(field, $"{path}.{field.Name}").Prepend(($"{path}.{field.Name}", field)));
}
