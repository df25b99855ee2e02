namespace Tandem.Tests.Fuzz;

/// <summary>What a mutation does to a text.</summary>
public enum MutationKind
{
    Remove,
    Repeat,
    Insert,
    Replace,
    RemoveLine,
    RepeatLine,
    Indent,
    Outdent,
    CutOff,
}
