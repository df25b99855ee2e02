using System.Collections.Concurrent;
using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Fleet;

/// <summary>What several rules ask for and is worked out once, by whichever asks first: for a run, and for its trial too.</summary>
internal sealed class RunMemo
{
    private readonly ConcurrentDictionary<string, Lazy<KustomizationTree>> trees = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Finding?>> verdicts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ObjectField, Node?> documents = new();

    /// <summary>The tree of a unit with other components than it takes in.</summary>
    public KustomizationTree Tree(string key, Func<KustomizationTree> walk) => trees.GetOrAdd(key, _ => new Lazy<KustomizationTree>(walk)).Value;

    /// <summary>What is wrong with a script, which several clusters may have.</summary>
    public Finding? Verdict(string key, Func<Finding?> judge) => verdicts.GetOrAdd(key, _ => new Lazy<Finding?>(judge)).Value;

    /// <summary>The YAML that a field holds as text.</summary>
    public Node? Document(ObjectField field, Func<ObjectField, Node?> read) => documents.GetOrAdd(field, read);
}
