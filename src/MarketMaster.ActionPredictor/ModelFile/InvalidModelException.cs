namespace MarketMaster.Prediction;

/// <summary>A model file that cannot be used: not a model, damaged, truncated or from a newer library. The message is one line that names the file.</summary>
public sealed class InvalidModelException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: which file, and what is wrong with it.</param>
    public InvalidModelException(string message) : base(message) { }

    /// <summary>Creates the exception with the error behind it.</summary>
    /// <param name="message">One line: which file, and what is wrong with it.</param>
    /// <param name="innerException">The error behind it.</param>
    public InvalidModelException(string message, Exception? innerException) : base(message, innerException) { }
}
