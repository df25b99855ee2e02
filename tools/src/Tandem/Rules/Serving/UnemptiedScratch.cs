using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Rules.Words;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>A script that copies a model file by file through a volume which does not hold all of them, and deletes none.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/storage/volumes/#emptydir: a Pod that writes more than sizeLimit is evicted.</remarks>
public sealed partial class UnemptiedScratch() : ReferenceRule(new RuleInfo(
    "TND0629", "unemptied-scratch", Severity.Error, Layers.References, "A script fills a volume with a model that does not fit, and never empties it."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        from container in pod.Containers.Where(container => container.Mapping is not null)
        from script in world.ScriptsOf(pod, container)
        let copies = Fetch().IsMatch(script.Text) && !Delete().IsMatch(script.Text) ? Copy().Matches(script.Text) : null
        where copies is { Count: > 0 }
        let room = new DownloadRoom(world, pod, container)
        from size in room.Narrow.Take(1)
        let finding = script.File.Owner.Finding(Info, script.File.Path, FieldTarget.Value,
            $"{script.Name} copies each file of {room.Model!.Name} and deletes none: {room.Model.Weights} GB do not fit into the {size.Text} of {size.Parent!.Parent!["name"].Text}.", "Delete each file once it is copied.")
        select DataFiles.LineOf(world.Fleet, script.File, copies[^1].Index) is { } place ? finding with { Blame = Blame.At(place), Related = [Evidence.Place(size)] } : finding;

    [GeneratedRegex(@"hf_hub_download|snapshot_download|urlretrieve", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fetch();

    [GeneratedRegex(@"\bshutil\.(copy|copy2|copyfile|copyfileobj|copytree)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Copy();

    [GeneratedRegex(@"\brmtree\(|\bunlink\(|\bos\.(remove|rename|replace)\(|\brmdir\(|\bshutil\.move\(|\bTemporaryDirectory\(|\bNamedTemporaryFile\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Delete();
}
