namespace Tandem.Terraform.Operations;

/// <summary>How far terraform is with a resource.</summary>
public enum ProgressStep
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>It goes on; told every ten seconds.</summary>
    Running,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,
}
