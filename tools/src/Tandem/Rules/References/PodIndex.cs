using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>Pods by their labels: a selector is held against those alone that have one of the labels it asks for.</summary>
internal sealed class PodIndex
{
    private readonly IReadOnlyList<PodTemplate> pods;
    private readonly Dictionary<string, Dictionary<string, List<PodTemplate>>> byKey = new(StringComparer.Ordinal);

    public PodIndex(IReadOnlyList<PodTemplate> pods)
    {
        this.pods = pods;
        foreach (var pod in pods)
        {
            foreach (var label in pod.Labels.Entries)
            {
                Add(pod, label.Key, label.Text);
            }
        }
    }

    /// <summary>The Pods that a selector selects.</summary>
    public IEnumerable<PodTemplate> Selected(PodSelector selector) => Candidates(selector).Where(selector.Selects);

    /// <summary>Whether a label that a selector asks for is a slip of one that Pods have, be it the key or the value.</summary>
    public bool HasSlip(PodSelector selector) => selector.Labels.Any(label => NearestName.Slip(label.Key, byKey.Keys) is not null
        || (byKey.TryGetValue(label.Key, out var values) && NearestName.Slip(label.Text ?? "", values.Keys) is not null));

    private IReadOnlyList<PodTemplate> Candidates(PodSelector selector) => selector.Telling is not { } label ? pods
        : byKey.TryGetValue(label.Key, out var values) && values.TryGetValue(label.Text!, out var found) ? found : [];

    private void Add(PodTemplate pod, string key, string? value)
    {
        if (!byKey.TryGetValue(key, out var values))
        {
            byKey.Add(key, values = new Dictionary<string, List<PodTemplate>>(StringComparer.Ordinal));
        }

        if (value is null)
        {
            return;
        }

        if (!values.TryGetValue(value, out var known))
        {
            values.Add(value, known = []);
        }

        known.Add(pod);
    }
}
