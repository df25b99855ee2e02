using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Terraform.Hcl;

/// <summary>The blocks of one Terraform root, found by address or by place.</summary>
/// <param name="files">The files, each as a block without a type, by path from the repository's root.</param>
public sealed class HclModule(IReadOnlyDictionary<string, HclBlock> files)
{
    private readonly Dictionary<string, HclBlock> byAddress = files.Values.SelectMany(file => file.Blocks)
        .Where(block => block.Address is not null)
        .DistinctBy(block => block.Address, StringComparer.Ordinal)
        .ToDictionary(block => block.Address!, StringComparer.Ordinal);

    /// <summary>Reads the <c>.tf</c> files of a folder, without those below it.</summary>
    public static HclModule Read(Workspace workspace, string folder) => new(
        workspace.FilesUnder(folder)
            .Where(file => file.EndsWith(".tf", StringComparison.Ordinal) && file.LastIndexOf('/') == folder.Length)
            .ToDictionary(file => file, file => HclReader.Read(file, File.ReadAllText(workspace.Absolute(file))), StringComparer.Ordinal));

    /// <summary>The blocks at the top of every file, sorted by file.</summary>
    public IEnumerable<HclBlock> Blocks => files.Keys.Order(StringComparer.Ordinal).SelectMany(path => files[path].Blocks);

    /// <summary>The resource or data block of an address without an index; null where there is none.</summary>
    public HclBlock? Find(string address) => byAddress.GetValueOrDefault(address);

    /// <summary>The value of a local; null where there is none.</summary>
    public HclValue? Local(string name) => Blocks.Where(block => block.Type == "locals").Select(block => block.Attribute(name)?.Value).FirstOrDefault(value => value is not null);

    /// <summary>The default of a variable; null where there is none.</summary>
    public HclValue? Default(string variable) =>
        Blocks.FirstOrDefault(block => block is { Type: "variable", Labels: [var name] } && name == variable)?.Attribute("default")?.Value;

    /// <summary>The attribute whose line or value a place lies in, with the top-level block it belongs to; nulls where it lies in none.</summary>
    public (HclBlock? Block, HclArgument? Attribute) At(Place place)
    {
        if (!files.TryGetValue(place.File, out var file))
        {
            return (null, null);
        }

        var block = file.Blocks.LastOrDefault(candidate => candidate.Place <= place);
        var attribute = block?.All().SelectMany(inner => inner.Attributes).Where(candidate => candidate.Place <= place).MaxBy(candidate => candidate.Place);
        return (block, attribute);
    }
}
