using Tandem.Findings;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>
/// Walks a kustomization tree as kustomize does, and notes for every object what writes to it. Kustomize's own
/// annotations name a file and never a patch, so this walk is what lets a finding name the line to edit.
/// </summary>
/// <remarks>The order is that of kustomize 5 (<c>kusttarget.go</c>): resources, generators, components, then transformers.</remarks>
public sealed class TreeWalker
{
    private static readonly string[] SettingsFields = ["crds", "configurations", "generators", "transformers", "validators"];
    private readonly Workspace workspace;
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);
    private readonly List<KustomizationFile> kustomizations = [];
    private readonly List<Place> remotes = [];
    private readonly List<Node> patches = [];
    private readonly List<PatchTarget> targets = [];
    private readonly List<Deletion> deletions = [];
    private readonly List<ReplacementTarget> replacements = [];
    private readonly List<SourceUse> sources = [];
    private readonly List<Effect> effects = [];
    private readonly List<Finding> findings = [];
    private readonly Stack<string> open = [];
    private readonly OverwriteWatch watch = new();
    private readonly EntryTrail trail;

    private readonly Func<IReadOnlyList<string>, IReadOnlyList<string>>? choose;

    private TreeWalker(Workspace workspace, Func<IReadOnlyList<string>, IReadOnlyList<string>>? choose) => (this.workspace, this.choose, trail) = (workspace, choose, new EntryTrail(workspace));

    /// <summary>Walks the root in <paramref name="folder"/>.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="folder">The root.</param>
    /// <param name="choose">Which components to take in instead of those that the root lists; null for those.</param>
    public static KustomizationTree Walk(Workspace workspace, string folder, Func<IReadOnlyList<string>, IReadOnlyList<string>>? choose = null)
    {
        var walker = new TreeWalker(workspace, choose);
        var objects = walker.WalkFolder(folder, []);
        return new KustomizationTree(folder, objects, walker.kustomizations, [.. walker.files], walker.remotes, walker.patches, walker.targets,
            walker.replacements, walker.effects, [.. walker.findings, .. walker.trail.Findings(objects)])
        { Overwrites = walker.watch.Found, Deletions = walker.deletions, Sources = walker.sources };
    }

    private List<SourceObject> WalkFolder(string folder, List<SourceObject> given)
    {
        var objects = given;
        if (KustomizationFile.PathIn(workspace, folder) is { } path)
        {
            files.Add(path);
        }

        if (KustomizationFile.Read(workspace, folder) is not { } kustomization || open.Contains(folder))
        {
            return objects;
        }

        open.Push(folder);
        kustomizations.Add(kustomization);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in kustomization.Scalars("resources").Concat(kustomization.Scalars("bases")))
        {
            if (taken.Add(RemotePaths.IsRemote(entry.Text) ? entry.Text : workspace.Resolve(folder, entry.Text)))
            {
                trail.Follow(entry, 'r', () => objects.AddRange(Resource(folder, entry, objects)));
                trail.NoteTwins(objects);
            }
            else
            {
                findings.Add(Finding.At(KustomizeRules.Unrenderable, entry.Place, $"{entry.Text} is listed twice; kustomize takes no object twice."));
            }
        }

        UseSettings(kustomization);
        objects.AddRange(Generators.Of(kustomization, file => Use(folder, file), trail, objects));
        trail.NoteTwins(objects);
        var components = kustomization.Scalars("components").ToList();
        if (choose is not null && open.Count == 1)
        {
            objects = choose([.. components.Select(entry => workspace.Resolve(folder, entry.Text))]).Aggregate(objects, (given, component) => WalkFolder(component, given));
            components = [];
        }

        foreach (var entry in components)
        {
            trail.Follow(entry, 'c', () =>
            {
                if (Folder(folder, entry) is { } component)
                {
                    Nested(component, entry, objects, isComponent: true);
                }
            });
        }

        Transform(kustomization, objects);
        trail.NoteTwins(objects);
        open.Pop();
        return objects;
    }

    private IEnumerable<SourceObject> Resource(string folder, ScalarNode entry, List<SourceObject> given)
    {
        if (RemotePaths.IsRemote(entry.Text))
        {
            remotes.Add(entry.Place);
            return [];
        }

        var path = workspace.Resolve(folder, entry.Text);
        if (workspace.HasFolder(path))
        {
            return Folder(folder, entry) is { } nested ? Nested(nested, entry, given, isComponent: false) : [];
        }

        return Use(folder, entry) is { } file ? Documents(file) : [];
    }

    // kustomize tells objects apart by their names; it takes no generateName. A name at the root was meant for metadata.
    private static Finding Nameless(ManifestObject read)
    {
        var holder = read.Root.Find("name")?.Key.Place ?? read.Root.Find("metadata")?.Key.Place ?? KeyPlaces.OfRoot(read.Root);
        return Finding.At(ObjectRules.MissingField, holder, "metadata.name is required; it is missing.", "kustomize needs a name; generateName is not enough for it.");
    }

    // Files that steer kustomize itself: a rendering depends on them, and they are no objects.
    private void UseSettings(KustomizationFile kustomization)
    {
        foreach (var entry in SettingsFields.SelectMany(kustomization.Scalars).Append(kustomization.Root.Mapping("openapi")?["path"]).OfType<ScalarNode>())
        {
            if (!entry.Text.Contains('\n', StringComparison.Ordinal) && !workspace.HasFolder(workspace.Resolve(kustomization.Folder, entry.Text)))
            {
                Use(kustomization.Folder, entry);
            }
        }
    }

    private IEnumerable<SourceObject> Documents(string file)
    {
        foreach (var node in workspace.Yaml(file).Documents.SelectMany(ManifestObject.Split))
        {
            if (ManifestObject.From(node) is not { } read)
            {
                findings.Add(Validation.ObjectChecker.Stranger(node)!);
            }
            else if (read.Name.Length == 0)
            {
                findings.Add(Nameless(read));
            }
            else
            {
                yield return trail.Note(new SourceObject(read.Id, new DocumentWriter(read.Root, ChainRole.Base)) { Name = read.Name, Namespace = read.Namespace });
            }
        }
    }

    /// <summary>The folder that an entry names; null, with a finding, where it is none that holds a kustomization.</summary>
    private string? Folder(string folder, ScalarNode entry)
    {
        if (RemotePaths.IsRemote(entry.Text))
        {
            remotes.Add(entry.Place);
            return null;
        }

        var path = workspace.Resolve(folder, entry.Text);
        if (KustomizationFile.PathIn(workspace, path) is not null)
        {
            return path;
        }

        findings.Add(workspace.HasFolder(path)
            ? Finding.At(KustomizeRules.MissingPath, entry.Place, $"The folder {path} holds no kustomization.yaml.")
            : workspace.HasFile(path) ? Finding.At(KustomizeRules.MissingPath, PlaceOfFile(folder, entry), $"{path} is a file; here kustomize takes folders.", "List it under resources.")
            : Missing(folder, entry, path));
        return null;
    }

    // Where all entries are files, it is the list that is called wrong.
    private Place PlaceOfFile(string folder, ScalarNode entry) => ListOf(entry) is { } list && workspace.Yaml(entry.Source.Path).Documents is [MappingNode root]
        && root.List(list.Text).OfType<ScalarNode>().All(other => workspace.HasFile(workspace.Resolve(folder, other.Text))) ? list.Place : entry.Place;

    // What stands in the wrong list, or is called the wrong kind, is walked as it was meant: its objects are not missing beside that.
    private List<SourceObject> Nested(string folder, ScalarNode entry, List<SourceObject> given, bool isComponent)
    {
        var slip = KustomizationFile.Read(workspace, folder) is { } nested ? KindSlip.Of(workspace, nested, entry, isComponent) : null;
        if (slip is not null)
        {
            findings.Add(slip.Finding);
        }

        if (slip?.IsComponent ?? isComponent)
        {
            WalkFolder(folder, given);
            return [];
        }

        return WalkFolder(folder, []);
    }

    /// <summary>The file that an entry names; null, with a finding, where it does not exist.</summary>
    private string? Use(string folder, ScalarNode entry)
    {
        if (RemotePaths.IsRemote(entry.Text))
        {
            remotes.Add(entry.Place);
            return null;
        }

        var path = workspace.Resolve(folder, entry.Text);
        if (workspace.HasFile(path))
        {
            if (!path.StartsWith(folder + "/", StringComparison.Ordinal) && folder.Length > 0 && folder != ".")
            {
                findings.Add(Finding.At(KustomizeRules.MissingPath, entry.Place, $"kustomize reads no file outside the folder of its kustomization; {path} is not below {folder}.", "Move it there, or take in the folder that holds it."));
            }

            files.Add(path);
            return path;
        }

        findings.Add(Missing(folder, entry, path));
        return null;
    }

    private Finding Missing(string folder, ScalarNode entry, string path)
    {
        var absolute = workspace.Absolute(folder);
        var siblings = Directory.Exists(absolute) ? Directory.EnumerateFileSystemEntries(absolute).Select(Path.GetFileName).OfType<string>() : [];
        var nearest = Schemas.NearestName.Find(entry.Text, siblings);
        return Finding.At(KustomizeRules.MissingPath, entry.Place, $"{path} does not exist.", nearest is null ? null : $"Did you mean {nearest}?");
    }

    private ScalarNode? ListOf(ScalarNode entry) => workspace.Yaml(entry.Source.Path).Documents is [MappingNode root]
        ? root.Entries.FirstOrDefault(list => list.Value is SequenceNode items && items.Items.Contains(entry))?.Key : null;

    private void Transform(KustomizationFile kustomization, List<SourceObject> objects)
    {
        var way = trail.Way;
        var reader = new PatchReader(workspace, kustomization, file => Use(kustomization.Folder, file), watch, way);
        reader.ApplyStrategic(objects);
        reader.ApplyPatches(objects);
        Transform("namespace", () => Transformers.ApplyNamespace(kustomization, objects));
        Transformers.ApplyNames(kustomization, objects);
        Transform("labels", () => Transformers.ApplyLabels(kustomization, objects));
        Transform("annotations", () => Transformers.ApplyAnnotations(kustomization, objects));
        reader.ApplyJson(objects);
        patches.AddRange(reader.Documents);
        targets.AddRange(reader.Targets);
        deletions.AddRange(reader.Deletions);
        effects.AddRange(reader.Effects);
        findings.AddRange(reader.Findings);
        Transform("replicas", () => Transformers.ApplyReplicas(kustomization, objects));
        effects.AddRange(Transformers.ApplyImages(kustomization, objects));
        var replacer = new ReplacementReader(workspace, kustomization, file => Use(kustomization.Folder, file));
        var (lister, list) = (trail.Last, trail.Last is { } last ? ListOf(last) : null);
        foreach (var (source, missing) in replacer.Apply(objects))
        {
            sources.Add(new SourceUse(source, lister, list, missing));
            if (missing is not null)
            {
                trail.NoteMissing(source, missing, objects);
            }
        }

        replacements.AddRange(replacer.Targets);
        effects.AddRange(replacer.Effects);

        void Transform(string field, Func<IEnumerable<Effect>> apply)
        {
            watch.Watch(objects, [.. way, $"p{field}"], [], () => effects.AddRange(apply()));
        }
    }
}
