namespace Tandem.Rules.Identity;

/// <summary>What a role lets its holder do with what a bucket or a secret holds.</summary>
[Flags]
internal enum Access
{
    /// <summary>Nothing that counts here.</summary>
    None = 0,

    /// <summary>Read one object, or a secret's value.</summary>
    Get = 1,

    /// <summary>List them.</summary>
    List = 2,

    /// <summary>Make new ones.</summary>
    Create = 4,

    /// <summary>Delete and replace them.</summary>
    Delete = 8,

    /// <summary>Decide who else may.</summary>
    Administer = 16,

    /// <summary>What a mount that is only read takes.</summary>
    Read = Get | List,

    /// <summary>What a mount that is written takes.</summary>
    Write = Read | Create | Delete,
}
