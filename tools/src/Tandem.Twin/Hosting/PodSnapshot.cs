namespace Tandem.Twin.Hosting;

/// <summary>A Pod of the twin at a moment.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">As kubectl shows it: a phase, or why it waits.</param>
/// <param name="Ready">Whether it takes requests.</param>
public sealed record PodSnapshot(string Namespace, string Name, string Status, bool Ready);
