namespace Tandem.Terraform.Hcl;

/// <summary>What a word of Terraform configuration is.</summary>
internal enum HclTokenKind
{
    /// <summary>A name or a number.</summary>
    Word,

    /// <summary>A quoted text, with every interpolation inside it.</summary>
    Quoted,

    /// <summary>A here-document, from its marker to its end.</summary>
    Heredoc,

    /// <summary>One character of punctuation.</summary>
    Symbol,

    /// <summary>The end of a line, which ends an attribute.</summary>
    NewLine,
}
