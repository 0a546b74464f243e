namespace MarketMaster.DataGen;

/// <summary>What shared noise is drawn for. The numbers belong to the stream format and lie far apart from those of instruments.</summary>
internal enum SharedPart
{
    Price = 101,
    Gap = 211,
    Slow = 307,
    Medium = 401,
    Fast = 503,
    Tail = 601,
    GapTail = 701,
    Jump = 809,
    GapJump = 907,
    JumpSize = 1009,
    GapJumpSize = 1103,
}
