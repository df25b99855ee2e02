namespace Tandem.Rules;

/// <summary>A field with what must be unique about it.</summary>
internal sealed record KeyedField(string Key, ObjectField Entry);
