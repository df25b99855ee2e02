namespace Tandem.Validation;

/// <summary>A file or source that no check covers, with the reason given for it.</summary>
public sealed record UncheckedFile(string Path, string Reason);
