using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Cli.Commands;

/// <summary>Writes schemas that were imported or pulled, and says what became of each.</summary>
internal static class SchemasWriting
{
    /// <summary>Writes them all, or none and why.</summary>
    public static int Write(SchemaFolderWriter writer, List<ImportedSchema> schemas, bool force, int passedOver, Workspace workspace, Screen screen)
    {
        if (writer.Twice(schemas) is { } twice)
        {
            screen.Complain($"{twice.Place}: {twice.Id} is defined twice in what was given, in two ways.");
            return ExitCodes.Usage;
        }

        var differing = force ? [] : schemas.Where(writer.Differs).ToList();
        if (differing.Count > 0)
        {
            differing.ForEach(schema => screen.Complain($"{schema.Place}: {schema.Id} differs from {workspace.Resolve(".", writer.PathOf(schema))}, which is there."));
            screen.Complain("Nothing was written.", "Replace what is there with --force.");
            return ExitCodes.Usage;
        }

        foreach (var schema in schemas.DistinctBy(schema => schema.Id))
        {
            var done = writer.Write(schema);
            screen.Output.WriteLine($"{done,-10} {schema.Id}  {workspace.Resolve(".", writer.PathOf(schema))}");
        }

        writer.Lock(schemas.DistinctBy(schema => schema.Id));
        if (passedOver > 0)
        {
            screen.Output.WriteLine($"passed over: {passedOver} {(passedOver == 1 ? "object" : "objects")} of other kinds");
        }

        return ExitCodes.Clean;
    }
}
