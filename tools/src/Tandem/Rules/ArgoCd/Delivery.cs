using Tandem.Fleet;

namespace Tandem.Rules.ArgoCd;

/// <summary>One source of one Application.</summary>
/// <param name="Application">The Application.</param>
/// <param name="Source">The source.</param>
/// <param name="Unit">The unit of its own cluster that stands at the source's path; null where there is none.</param>
/// <param name="IsOwn">Whether the source is this repository.</param>
internal sealed record Delivery(ObjectField Application, ObjectField Source, RenderedUnit? Unit, bool IsOwn)
{
    /// <summary>The Application's name.</summary>
    public string Name => Application.Owner.Manifest.Name;

    /// <summary>Where its objects go.</summary>
    public ObjectField Destination => Application["spec"]["destination"];

    /// <summary>The folder that it takes, from the repository's root.</summary>
    public string Folder => FolderOf(Source["path"].Text ?? "");

    /// <summary>The namespace that most objects of its unit are in; null where none says.</summary>
    public string? Namespace => Unit?.Objects.Select(candidate => candidate.Manifest.Namespace).OfType<string>()
        .GroupBy(space => space, StringComparer.Ordinal).OrderByDescending(space => space.Count()).ThenBy(space => space.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>The sources of an Application.</summary>
    public static IEnumerable<ObjectField> SourcesOf(ObjectField application) =>
        application.Select("spec.source").Concat(application.Select("spec.sources[]")).Where(source => source.Mapping is not null);

    /// <summary>A path as Argo CD reads it, from the repository's root.</summary>
    public static string FolderOf(string path) =>
        string.Join('/', path.Split('/').Where(step => step is not ("" or "."))) is { Length: > 0 } folder ? folder : ".";
}
