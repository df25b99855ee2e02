using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Review.Comparing;

/// <summary>The lines that set what differs.</summary>
internal static class SetPlaces
{
    /// <summary>Where an object is written.</summary>
    public static IReadOnlyList<Place> OfObject(FleetObject candidate, Workspace files) => OfField(candidate, [PathSegment.Of("kind")], null, files);

    /// <summary>Where a field of it is set; none where nobody is known to set it.</summary>
    public static IReadOnlyList<Place> OfField(FleetObject candidate, IReadOnlyList<PathSegment> path, FieldDifference? difference, Workspace files)
    {
        if (Generated(candidate, path, difference, files) is { } place)
        {
            return [place];
        }

        var blamed = candidate.Blame(path, FieldTarget.Value).Place;
        return blamed.File.Length == 0 ? [] : [blamed];
    }

    // A text that a generator takes from a file is edited in that file.
    private static Place? Generated(FleetObject candidate, IReadOnlyList<PathSegment> path, FieldDifference? difference, Workspace files)
    {
        if (path is not [_, { Key: { } key }] || candidate.Source?.Writers.OfType<GeneratedWriter>().LastOrDefault() is not { } writer || writer.FileOf(key) is not { } file)
        {
            return null;
        }

        var folder = writer.Entry.Source.Path is var home && home.Contains('/', StringComparison.Ordinal) ? home[..home.LastIndexOf('/')] : ".";
        return new Place(files.Resolve(folder, file), FirstDifference(difference), 1);
    }

    private static int FirstDifference(FieldDifference? difference) =>
        difference is { Before: ScalarNode before, After: ScalarNode after }
            ? before.Text.Split('\n').Zip(after.Text.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1
            : 1;
}
