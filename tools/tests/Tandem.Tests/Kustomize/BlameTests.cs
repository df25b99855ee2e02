using Shouldly;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Tests.Support;

namespace Tandem.Tests.Kustomize;

/// <summary>Every value of the real fleet is traced to the place that wrote it.</summary>
public sealed class BlameTests
{
    private const int FewestPlaces = 200;

    [Fact]
    public async Task EveryScalar_OfTheRealFleet_HasAnExactPlace()
    {
        var units = await RenderedFleet.OfAsync(RealRepository.Root);

        var vague =
            from unit in units
            from candidate in unit.Objects
            from scalar in FieldPaths.Scalars(candidate.Manifest.Root)
            let blame = candidate.Blame(scalar.Path, FieldTarget.Value)
            where !blame.Exact
            select $"{unit.Unit.Folder} {candidate.Manifest} {FieldPaths.Print(candidate.Manifest.Root, scalar.Path)} = {scalar.Node.Describe()} -> {blame.Place}";
        string.Join('\n', vague).ShouldBeEmpty();
    }

    /// <summary>Edit a blamed place, render again: exactly the objects that name the place change.</summary>
    [Fact]
    public async Task AnEditOfABlamedPlace_ChangesExactlyTheObjectsThatNameIt()
    {
        using var tree = TestTree.OfTheFleet();
        var before = await RenderedFleet.OfAsync(tree.Root);
        var places = Soak.Sample(BlamedPlace.Of(tree.Root, before), FewestPlaces);
        places.Count.ShouldBeGreaterThanOrEqualTo(FewestPlaces);

        var wrong = new List<string>();
        foreach (var batch in Batches(places))
        {
            wrong.AddRange(await TryAsync(tree, before, batch));
        }

        string.Join('\n', wrong).ShouldBeEmpty();
    }

    /// <summary>What a generator merges into a ConfigMap is the merging entry's; the rest stays the first one's.</summary>
    [Fact]
    public async Task AMergedKey_IsOfTheGeneratorThatMergesIt()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/kustomization.yaml", "resources: [../../base]\nnamespace: demo\nconfigMapGenerator:\n  - name: app\n    behavior: merge\n    literals:\n      - added=2\n");
        tree.Write("base/kustomization.yaml", "configMapGenerator:\n  - name: app\n    literals:\n      - first=1\n");

        var map = (await RenderedFleet.OfAsync(tree.Root)).SelectMany(unit => unit.Objects).Single();

        PlaceOf("added").ShouldBe("clusters/region-a/kustomization.yaml:7:9");
        PlaceOf("first").ShouldBe("base/kustomization.yaml:4:9");

        string PlaceOf(string key) => $"{map.Blame(FieldPaths.Scalars(map.Manifest.Root).Single(scalar => scalar.Path[^1].Key == key).Path, FieldTarget.Value).Place}";
    }

    // Places that no object has in common can be edited together: each object's change still tells which of them did it.
    private static List<List<BlamedPlace>> Batches(IReadOnlyList<BlamedPlace> places)
    {
        var batches = new List<List<BlamedPlace>>();
        foreach (var place in places)
        {
            var free = batches.Find(batch => batch.TrueForAll(other => other.Place.File != place.Place.File && !other.Objects.Overlaps(place.Objects)));
            if (free is null)
            {
                batches.Add([place]);
            }
            else
            {
                free.Add(place);
            }
        }

        return batches;
    }

    private static async Task<IEnumerable<string>> TryAsync(TestTree tree, IReadOnlyList<Tandem.Fleet.RenderedUnit> before, List<BlamedPlace> batch)
    {
        var originals = batch.ToDictionary(place => place.Place.File, place => tree.Read(place.Place.File), StringComparer.Ordinal);
        batch.ForEach(place => tree.Write(place.Place.File, Edit(originals[place.Place.File], place)));
        var after = await RenderedFleet.OfAsync(tree.Root);
        originals.ToList().ForEach(pair => tree.Write(pair.Key, pair.Value));

        var broken = after.Where(unit => unit.Text is null).ToList();
        var changed = Texts(before).Where(pair => Texts(after).GetValueOrDefault(pair.Key) != pair.Value).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var named = batch.SelectMany(place => place.Objects).ToHashSet(StringComparer.Ordinal);
        return broken.Count > 0
            ? broken.Select(unit => $"{string.Join(", ", batch.Select(place => place.Place))}: {unit.Findings[^1].Message}")
            : changed.Except(named).Select(name => $"{string.Join(", ", batch.Select(place => place.Place))}: {name} changed and does not name it")
                .Concat(named.Except(changed).Select(name => $"{batch.Find(place => place.Objects.Contains(name))!.Place}: {name} names it and did not change"));
    }

    private static string Edit(string text, BlamedPlace place)
    {
        var lines = text.Split('\n');
        var line = lines[place.Place.Line - 1];
        var start = line.IndexOf(place.Token, place.Place.Column - 1, StringComparison.Ordinal);
        lines[place.Place.Line - 1] = line[..start] + place.Changed() + line[(start + place.Token.Length)..];
        return string.Join('\n', lines);
    }

    private static Dictionary<string, string> Texts(IEnumerable<Tandem.Fleet.RenderedUnit> units) =>
        (from unit in units
         from candidate in unit.Objects
         select (Name: BlamedPlace.NameOf(unit.Unit.Folder, candidate.Manifest), Text: NodeText.Of(candidate.Manifest.Root)))
        .ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal);
}
